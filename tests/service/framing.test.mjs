// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Visitor, ask, countReplies, exchange, launch, message, open, parse } from './program.mjs';

const folder = new URL('messages/', import.meta.url);
let program;
before(async () => (program = await launch()));
after(() => program.stop());

for (const file of readdirSync(folder).filter((name) => name.endsWith('.http'))) {
  test(`refuses and closes: ${file}`, async () => {
    const bytes = readFileSync(new URL(file, folder), 'latin1').replaceAll('127.0.0.1:8765', `127.0.0.1:${program.port}`);
    const text = await exchange(program.port, bytes);
    assert.equal(parse(text).status, Number(file.slice(0, 3)));
    assert.equal(parse(text).header('connection'), 'close');
    assert.equal(countReplies(text), 1);
  });
}

const refusals = {
  'a token that is wrong (403)': { status: 403, path: '/set-up', headers: {} },
  'a form from another site (403)': { status: 403, path: '/set-up', headers: { 'Sec-Fetch-Site': 'cross-site' } },
  'a body beyond the cap (413)': { status: 413, path: '/set-up', headers: {}, padding: 1 << 20 },
  'a body that is no form (415)': { status: 415, path: '/set-up', headers: { 'Content-Type': 'text/plain' } },
  'a path that is not there (404)': { status: 404, path: '/nowhere', headers: {} },
  'a method that is not there (405)': { status: 405, path: '/assets/style.css', headers: {} },
  'a foreign host (421)': { status: 421, path: '/set-up', headers: { Host: 'evil.test' } },
};
for (const [defect, { status, path, headers, padding = 0 }] of Object.entries(refusals)) {
  test(`never runs what follows ${defect}`, async () => {
    const visitor = new Visitor(program.port);
    await visitor.get('/');
    const smuggled = message(program.port, 'GET', '/assets/style.css');
    const body = smuggled + 'a'.repeat(padding);
    const own = { Cookie: visitor.cookie, Connection: 'keep-alive', ...headers };
    const text = await exchange(program.port, message(program.port, 'POST', path, own, body) + smuggled);
    assert.equal(parse(text).status, status);
    assert.equal(countReplies(text), 1);
  });
}

test('does not run a request hidden behind a body announced too short', async () => {
  const hidden = message(program.port, 'GET', '/assets/style.css');
  const headers = { 'Content-Length': '3', Connection: 'keep-alive', 'Content-Type': 'text/plain' };
  assert.equal(countReplies(await exchange(program.port, message(program.port, 'POST', '/set-up', headers, `a=1${hidden}`))), 1);
});

test('refuses a body that ends early', async () => {
  const connection = open(program.port);
  connection.socket.end(message(program.port, 'POST', '/set-up', { 'Content-Length': '10' }, 'a=1'));
  assert.equal(parse(await connection.closed).status, 400);
});

test('answers HEAD with the head of GET and no body', async () => {
  const get = await ask(program.port, 'GET', '/assets/style.css');
  const head = await ask(program.port, 'HEAD', '/assets/style.css');
  assert.equal(head.body, '');
  assert.equal(head.header('content-length'), get.header('content-length'));
  assert.equal(Number(get.header('content-length')), Buffer.byteLength(get.body, 'latin1'));
});

test('keeps a well-formed connection open', async () => {
  const connection = open(program.port);
  const kept = message(program.port, 'GET', '/assets/style.css', { Connection: undefined });
  connection.socket.write(kept + kept + message(program.port, 'GET', '/assets/style.css'));
  assert.equal(countReplies(await connection.closed), 3);
});

test('serves nothing but what the route table names', async () => {
  const paths = ['/..', '/../etc/passwd', '/%2e%2e/etc/passwd', '/assets/../style.css', '/assets/%2e%2e/x', '/assets/..%2fstyle.css',
    '//etc/passwd', '/assets/', '/assets', '/.git/config', '/clients/../../etc/passwd', '/assets/style.css/', '/assets//style.css',
    '/assets/style.css%00', '/ASSETS/style.css', '/favicon.ico/..', '/\\..\\etc'];
  for (const path of paths) assert.equal((await ask(program.port, 'GET', path)).status, 404, path);
});
