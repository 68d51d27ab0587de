// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Visitor, ask, launch, nextWrite } from './program.mjs';

let program;
before(async () => {
  program = await launch();
  await new Visitor(program.port).setUp();
});
after(() => program.stop());

test('gives a cookie that only this host sees and no script reads', async () => {
  const cookies = (await ask(program.port, 'GET', '/')).all('set-cookie');
  assert.equal(cookies.length, 2);
  assert.match(cookies[0], /^__Host-s=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
  assert.match(cookies[1], /^s=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict$/);
});

test('changes the id at unlock, and forgets the old one', async () => {
  const visitor = new Visitor(program.port);
  await visitor.get('/');
  const before = visitor.cookie;
  await visitor.post('/unlock', { passphrase: 'violet harbor quiet lantern 42' });
  assert.notEqual(visitor.cookie, before);
  assert.equal((await ask(program.port, 'GET', '/clients', { Cookie: visitor.cookie })).status, 200);
  assert.equal((await ask(program.port, 'GET', '/clients', { Cookie: before })).header('location'), '/');
});

test('withdraws the plain cookie once the other came back', async () => {
  const visitor = new Visitor(program.port);
  await visitor.unlock();
  assert.deepEqual([...visitor.cookies.keys()], ['__Host-s']);
});

test('serves a browser that keeps only the plain cookie', async () => {
  const visitor = new Visitor(program.port);
  await visitor.get('/');
  visitor.cookies.delete('__Host-s');
  await visitor.post('/unlock', { passphrase: 'violet harbor quiet lantern 42' });
  visitor.cookies.delete('__Host-s');
  assert.equal((await visitor.get('/clients')).status, 200);
});

test('does not take an id that a stranger chose', async () => {
  for (const cookie of [`__Host-s=${'a'.repeat(64)}`, 's=chosen', '__Host-s=', 's=', `s=${'0'.repeat(4000)}`]) {
    const reply = await ask(program.port, 'GET', '/', { Cookie: cookie });
    assert.equal(reply.all('set-cookie').length, 2, cookie);
    for (const set of reply.all('set-cookie')) assert.match(set, /^(__Host-)?s=([0-9a-f]{64}|); /, cookie);
    assert.ok(!reply.all('set-cookie').join().includes('a'.repeat(64)), cookie);
  }
});

test('lets no planted cookie stand in for the own one, nor speak beside it', async () => {
  const visitor = new Visitor(program.port);
  await visitor.unlock();
  const id = visitor.cookies.get('__Host-s');
  const status = async (cookie) => (await ask(program.port, 'GET', '/clients', { Cookie: cookie })).status;
  assert.equal(await status(`s=planted; __Host-s=${id}`), 200);
  assert.equal(await status(`__Host-s=planted; s=${id}`), 303);
  assert.equal(await status(`__Host-s=${id}; __Host-s=planted`), 303);
  assert.equal(await status(`s=${id}; s=planted`), 303);
});

test('ends every session at lock', async () => {
  const first = new Visitor(program.port);
  const second = new Visitor(program.port);
  await first.unlock();
  await second.unlock();
  await second.countClients();
  const { cookie } = first;
  await first.get('/clients');
  const locked = await first.post('/lock');
  assert.equal(locked.status, 303);
  assert.match(locked.header('clear-site-data'), /"cache"/);
  assert.equal((await ask(program.port, 'GET', '/clients', { Cookie: cookie })).header('location'), '/');
  assert.equal((await second.get('/clients')).header('location'), '/');
});

test('does the work of a form once, however often it is sent', async () => {
  const visitor = new Visitor(program.port);
  await visitor.unlock();
  const before = await visitor.countClients();
  const { guard } = visitor;
  const first = await visitor.post('/clients', { ...guard, name: 'Robin', anyway: '1' });
  assert.match(first.header('location'), /^\/clients\//);
  for (let i = 0; i < 3; ++i) {
    const again = await visitor.post('/clients', { ...guard, name: 'Robin', anyway: '1' });
    assert.equal(again.header('location'), first.header('location'));
  }
  assert.equal(await visitor.countClients(), before + 1);
  await visitor.post('/clients', { name: 'Robin', anyway: '1' });
  assert.equal(await visitor.countClients(), before + 2);
});

test('does the work of a form once when it is sent twice at the same time', async () => {
  const visitor = new Visitor(program.port);
  await visitor.unlock();
  const before = await visitor.countClients();
  const { guard } = visitor;
  const replies = await Promise.all(Array.from({ length: 8 }, () => visitor.post('/clients', { ...guard, name: 'Robin', anyway: '1' })));
  assert.equal(new Set(replies.map((reply) => reply.header('location'))).size, 1);
  assert.equal(await visitor.countClients(), before + 1);
});

test('locks after as many minutes without use as somebody chose, and not before', async () => {
  const visitor = new Visitor(program.port);
  await visitor.unlock();
  await visitor.get('/locking');
  assert.equal((await visitor.post('/locking', { minutes: '1' })).header('location'), '/locking?saved=1');
  const since = performance.now();
  // The lock is an entry of the audit trail. Asking would be use.
  await nextWrite(program)();
  const seconds = (performance.now() - since) / 1000;
  assert.ok(seconds > 59 && seconds < 65, `locked after ${seconds} s`);
  const late = await visitor.get('/clients');
  assert.equal(late.header('location'), '/');
  assert.match(late.header('clear-site-data'), /"cache", "storage"/);
});

test('gives back what was typed when the lock came first, and does nothing of it', async () => {
  const visitor = new Visitor(program.port);
  await visitor.unlock();
  const before = await visitor.countClients();
  await visitor.post('/lock');
  const late = await visitor.post('/clients', { name: 'Typed for nobody', partner: 'Nobody' });
  assert.equal(late.status, 403);
  assert.match(late.body, /Typed for nobody/);
  await visitor.unlock();
  assert.equal(await visitor.countClients(), before);
  // As the page sends it again, first with the token that it had, then with the one that it was given.
  const again = await visitor.post('/clients', { csrf: '', nonce: 'late', name: 'Typed for nobody', partner: 'Nobody' });
  assert.equal(again.status, 403);
  assert.equal((await visitor.post('/clients', { name: 'Typed for nobody', partner: 'Nobody' })).status, 303);
  assert.equal(await visitor.countClients(), before + 1);
});

test('refuses a form without a nonce', async () => {
  const visitor = new Visitor(program.port);
  await visitor.unlock();
  await visitor.get('/clients');
  assert.equal((await visitor.post('/clients', { nonce: '', name: 'Ana' })).status, 400);
});

test('tells in the audit trail how many requests were refused', async () => {
  const visitor = new Visitor(program.port);
  await visitor.unlock();
  await visitor.get('/audit-trail');
  await ask(program.port, 'GET', '/clients', { 'Sec-Fetch-Site': 'cross-site' });
  await ask(program.port, 'GET', '/clients', { Host: 'evil.test' });
  await visitor.get('/clients');
  await visitor.post('/clients', { csrf: 'forged', name: 'Ana' });
  const page = await visitor.get('/audit-trail');
  assert.match(page.body, /Refused requests that no page of the program sends <span class="gate">3<\/span>/);
});
