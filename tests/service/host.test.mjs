// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, exchange, launch, parse } from './program.mjs';

let program;
before(async () => (program = await launch()));
after(() => program.stop());

/// Every way to write this machine, or something that looks like it, that is not the one address the program prints.
const strangers = (port) => [
  '', ':', `:${port}`, '127.0.0.1', '127.0.0.1:', '127.0.0.1:0', '127.0.0.1:80', `127.0.0.1:${port + 1}`, `127.0.0.1:0${port}`,
  `127.0.0.1:+${port}`, `127.0.0.1:${port}.`, `127.0.0.1.:${port}`, `127.0.0.1..:${port}`, `.127.0.0.1:${port}`, `127.0.0.1:${port}:${port}`,
  `127.0.0.1:${port},127.0.0.1:${port}`, `127.0.0.1:${port} evil.test`, `127.0.0.1:${port}/`, `127.0.0.1:${port}#`, `127.0.0.1:${port}?`,
  `127.0.0.1:${port}@evil.test`, `evil.test@127.0.0.1:${port}`, `user:word@127.0.0.1:${port}`, `//127.0.0.1:${port}`,
  `http://127.0.0.1:${port}`, 'localhost', `localhost:${port}`, `LOCALHOST:${port}`, `localhost.:${port}`, `localhost.localdomain:${port}`,
  `ip6-localhost:${port}`, `127.evil.com:${port}`, `127.0.0.1.evil.test:${port}`, `127.0.0.1.nip.io:${port}`, `evil.test:${port}`, 'evil.test',
  `127.0.0.2:${port}`, `127.1:${port}`, `127.0.1:${port}`, `127:${port}`, `2130706433:${port}`, `0x7f000001:${port}`, `0x7f.1:${port}`,
  `0x7f.0.0.1:${port}`, `0177.0.0.1:${port}`, `017700000001:${port}`, `127.000.000.001:${port}`, `127.0.0.01:${port}`, `0.0.0.0:${port}`,
  `0:${port}`, `[::1]:${port}`, '[::1]', `::1:${port}`, `[::]:${port}`, `[::ffff:127.0.0.1]:${port}`, `[::ffff:7f00:1]:${port}`,
  `[0:0:0:0:0:0:0:1]:${port}`, `[::1%25lo]:${port}`, `１２７.０.０.１:${port}`, `127。0。0。1:${port}`, `%31%32%37.0.0.1:${port}`, 'null', '*',
  `*:${port}`, '.', '-', `host:${port}`, `127.0.0.1;${port}`, `127.0.0.1: ${port}`, `"127.0.0.1:${port}"`, `<127.0.0.1:${port}>`,
  `127.0.0.1:${port}\u00a0`, `127.0.0.1:${port}\u200b`, `\ufeff127.0.0.1:${port}`, `127.0.0.1\u2024:${port}`, `127.0.0.1：${port}`,
  `127.0.0.1:${port};evil.test`, `127.0.0.1:${port}\\evil.test`, `127.0.0.1:${port}&host=evil.test`, `127.0.0.1:${port}%00`, `127.0.0.1%00:${port}`,
  `127.0.0.1:${port + 65536}`, `127.0.0.1:-${port}`, `127.0.0.1:${port}e0`, `127.0.0.1:0x${port.toString(16)}`, `127.0.0.1.localhost:${port}`,
  `app.localhost:${port}`, `${'127.0.0.1.'.repeat(100)}:${port}`, `127.0.0.1:${port}`.repeat(100), `both-of-us:${port}`, `[127.0.0.1]:${port}`,
];

test('answers to its own address, and to no other', async () => {
  assert.equal((await ask(program.port, 'GET', '/')).status, 200);
  const hosts = strangers(program.port);
  assert.ok(new Set(hosts).size >= 80);
  for (const host of hosts) {
    const text = await exchange(program.port, Buffer.from(`GET / HTTP/1.1\r\nHost: ${host}\r\nSec-Fetch-Site: same-origin\r\n\r\n`).toString('latin1'));
    assert.equal(parse(text).status, 421, host);
    assert.equal(parse(text).header('connection'), 'close', host);
    assert.equal(parse(text).header('set-cookie'), undefined, host);
  }
});

test('does not decode what stands for its address', async () => {
  for (const host of [`=?utf-8?q?127.0.0.1:${program.port}?=`, '=?utf-8?b?bG9jYWxob3N0?=', `=?us-ascii?Q?127.0.0.1=3A${program.port}?=`]) {
    assert.equal((await ask(program.port, 'GET', '/', { Host: host })).status, 400, host);
  }
});

test('pays no attention to headers that speak for another host', async () => {
  for (const name of ['X-Forwarded-Host', 'X-Forwarded-For', 'Forwarded', 'X-Original-URL', 'X-Rewrite-URL', 'X-HTTP-Method-Override']) {
    assert.equal((await ask(program.port, 'GET', '/', { Host: 'evil.test', [name]: `127.0.0.1:${program.port}` })).status, 421, name);
    assert.equal((await ask(program.port, 'GET', '/', { [name]: 'evil.test' })).status, 200, name);
  }
});

test('believes that the person asked only when the browser says so of the whole window', async () => {
  const status = async (headers) => (await ask(program.port, 'GET', '/', { 'Sec-Fetch-Site': 'none', ...headers })).status;
  assert.equal(await status({ 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' }), 200);
  assert.equal(await status({}), 403);
  assert.equal(await status({ 'Sec-Fetch-Mode': 'navigate' }), 403);
  assert.equal(await status({ 'Sec-Fetch-Dest': 'document' }), 403);
  assert.equal(await status({ 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' }), 403);
});
