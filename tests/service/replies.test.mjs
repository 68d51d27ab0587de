// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Visitor, exchange, launch, message, parse } from './program.mjs';

let program;
before(async () => (program = await launch()));
after(() => program.stop());

const expected = {
  'content-security-policy': "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; " +
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

function check(reply, what) {
  for (const [name, value] of Object.entries(expected)) assert.deepEqual(reply.all(name), [value], `${what}: ${name}`);
  assert.match(reply.header('permissions-policy'), /camera=\(\).*microphone=\(\)/, what);
  assert.match(reply.header('content-type'), /^[a-z]+\/[a-z+.-]+/, what);
  if (/^text\//.test(reply.header('content-type'))) assert.match(reply.header('content-type'), /charset=utf-8/i, what);
  for (const name of ['server', 'x-powered-by', 'access-control-allow-origin', 'date']) assert.equal(reply.header(name), undefined, what);
  assert.equal(Number(reply.header('content-length')), Buffer.byteLength(reply.body, 'latin1'), what);
}

test('carries the security headers on every reply, refusals included', async () => {
  const { port } = program;
  const visitor = new Visitor(port);
  const statuses = new Set();
  const see = (reply, what) => {
    check(reply, what);
    statuses.add(reply.status);
  };
  see(await visitor.get('/'), 'first page');
  see(await visitor.setUp(), 'after set-up');
  for (const path of ['/', '/clients', '/practice', '/assets/style.css', '/nowhere', '/lock']) see(await visitor.get(path), path);
  see(await visitor.post('/clients', { name: '' }), 'a form with a problem');
  see(await visitor.post('/clients', { csrf: 'wrong' }), 'a wrong token');
  see(await visitor.post('/clients', {}, { 'Content-Type': 'text/plain' }), 'a wrong type');
  see(await visitor.get('/', { 'Sec-Fetch-Site': 'cross-site' }), 'another site');
  see(await visitor.get('/', { Host: 'evil.test' }), 'another host');
  see(await visitor.ask('POST', '/clients', {}, 'a'.repeat(1 << 20)), 'too large');
  const folder = new URL('messages/', import.meta.url);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.http'))) {
    const bytes = readFileSync(new URL(file, folder), 'latin1').replaceAll('127.0.0.1:8765', `127.0.0.1:${port}`);
    see(parse(await exchange(port, bytes)), file);
  }
  for (const status of [200, 303, 400, 403, 404, 405, 411, 413, 414, 415, 417, 421, 422, 431, 501, 505]) {
    assert.ok(statuses.has(status), `a reply with ${status} was seen`);
  }
});

test('names the methods of a path', async () => {
  const reply = parse(await exchange(program.port, message(program.port, 'GET', '/lock')));
  assert.equal(reply.status, 405);
  assert.equal(reply.header('allow'), 'POST');
});

test('tells a stranger nothing beyond one sentence', async () => {
  for (const headers of [{ Host: 'evil.test' }, { 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'null' }]) {
    const reply = parse(await exchange(program.port, message(program.port, 'GET', '/', headers)));
    assert.ok(reply.body.length < 400);
    assert.equal(reply.header('set-cookie'), undefined);
    assert.ok(!/csrf|form|script/.test(reply.body));
  }
});
