// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Visitor, ask, isStandIn, launch } from './program.mjs';

let program;
before(async () => (program = await launch()));
after(() => program.stop());

/// What stands in the record store, the audit trail included.
function digestOfRecords() {
  if (isStandIn) return '';
  return createHash('sha256').update(readFileSync(join(program.data, 'records.both-of-us'))).digest('hex');
}

test('adds a client in the intended cells of the forgery matrix, and in no other', { timeout: 300_000 }, async () => {
  const { port } = program;
  const visitor = new Visitor(port);
  await visitor.setUp();
  assert.equal(await visitor.countClients(), 0);
  const own = `http://127.0.0.1:${port}`;
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'];
  const origins = [undefined, own, 'null', `http://localhost:${port}`, `https://127.0.0.1:${port}`, `http://127.0.0.1:${port + 1}`,
    'http://evil.test', `${own}.evil.test`];
  const sites = [undefined, 'same-origin', 'none', 'same-site', 'cross-site'];
  const tokens = [visitor.guard.csrf, '', visitor.guard.csrf.replace(/.$/, (last) => (last === '0' ? '1' : '0'))];
  const types = ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=b', 'application/json'];
  let intended = 0;
  let cells = 0;
  let digest = digestOfRecords();
  for (const method of methods) for (const origin of origins) for (const site of sites) for (const token of tokens) for (const type of types) {
    const isIntended = method === 'POST' && token === tokens[0] && type === types[0] &&
      (site === 'same-origin' ? origin === undefined || origin === own : site === undefined && origin === own);
    const body = method === 'GET' || method === 'HEAD' ? '' : `csrf=${token}&nonce=${cells}&name=Robin&anyway=1`;
    const path = body ? '/clients' : `/clients?csrf=${token}&nonce=${cells}&name=Robin&anyway=1`;
    const headers = { Cookie: visitor.cookie, Origin: origin, 'Sec-Fetch-Site': site, 'Content-Type': type,
      'Content-Length': body ? String(body.length) : undefined };
    const reply = await ask(port, method, path, headers, body);
    const cell = JSON.stringify([method, origin, site, tokens.indexOf(token), type, reply.status]);
    assert.equal(/^\/clients\//.test(reply.header('location') ?? ''), isIntended, cell);
    assert.equal(reply.header('access-control-allow-origin'), undefined, cell);
    const isRead = (method === 'GET' || method === 'HEAD') && reply.status === 200;
    const before = digest;
    digest = digestOfRecords();
    // A page that was seen stands in the audit trail.
    if (!isStandIn) assert.equal(digest !== before, isIntended || isRead, cell);
    intended += isIntended ? 1 : 0;
    ++cells;
  }
  assert.equal(cells, 2880);
  assert.equal(intended, 3);
  assert.equal(await visitor.countClients(), intended);
});

test('takes neither the token of another browser nor one of the past', async () => {
  const stranger = new Visitor(program.port);
  await stranger.get('/');
  const visitor = new Visitor(program.port);
  await visitor.unlock();
  const before = await visitor.countClients();
  const fields = { name: 'Robin', csrf: stranger.guard.csrf };
  assert.equal((await visitor.post('/clients', fields)).status, 403);
  await visitor.post('/lock');
  const { csrf } = visitor.guard;
  await visitor.unlock();
  assert.equal((await visitor.post('/clients', { name: 'Robin', csrf })).status, 403);
  assert.equal(await visitor.countClients(), before);
});

test('shows who is not unlocked nothing but the first page', async () => {
  const stranger = new Visitor(program.port);
  await stranger.get('/');
  for (const path of ['/clients', '/practice', '/clients/0b0e4a3c-6f6e-4f3c-9d2e-6f1f5c1f6a01']) {
    const reply = await stranger.get(path);
    assert.ok([303, 404].includes(reply.status), path);
    if (reply.status === 303) assert.equal(reply.header('location'), '/', path);
  }
  const posted = await stranger.post('/clients', { name: 'Robin' });
  assert.equal(posted.status, 303);
  assert.equal(posted.header('location'), '/');
});
