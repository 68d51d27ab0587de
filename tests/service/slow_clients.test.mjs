// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, launch, message, open } from './program.mjs';

let program;
before(async () => (program = await launch()));
after(() => program.stop());

/// Ten normal requests while `clients` hold their connections; each must be answered within a second.
async function expectService() {
  for (let i = 0; i < 10; ++i) {
    const start = performance.now();
    assert.equal((await ask(program.port, 'GET', '/assets/style.css')).status, 200);
    assert.ok(performance.now() - start < 1000);
  }
}

/// Keeps this many connections open until the test ends.
function hold(context, count, start) {
  const connections = Array.from({ length: count }, () => open(program.port));
  connections.forEach(start);
  context.after(() => connections.forEach(({ socket }) => socket.destroy()));
}

for (const count of [8, 100]) {
  test(`serves while ${count} clients send their head a byte at a time`, async (context) => {
    const bytes = message(program.port, 'GET', '/assets/style.css');
    hold(context, count, ({ socket }) => {
      let sent = 0;
      const timer = setInterval(() => socket.writable && socket.write(bytes[sent++ % bytes.length]), 20);
      context.after(() => clearInterval(timer));
    });
    await expectService();
  });
}

test('serves while a hundred clients are silent', async (context) => {
  hold(context, 100, () => {});
  await expectService();
});

test('serves while a hundred clients hold back their body', async (context) => {
  const unfinished = message(program.port, 'POST', '/set-up', { 'Content-Length': '100' }, 'a=1');
  hold(context, 100, ({ socket }) => socket.write(unfinished));
  await expectService();
});

test('serves while clients ask for much and read nothing', async (context) => {
  const many = message(program.port, 'GET', '/assets/style.css', { Connection: undefined }).repeat(400);
  hold(context, 20, ({ socket }) => {
    socket.pause();
    socket.write(many);
  });
  await expectService();
});

test('closes a request that takes too long', { timeout: 30_000 }, async (context) => {
  const connection = open(program.port);
  connection.socket.write('GET / HTTP/1.1\r\nHost:');
  const dribble = setInterval(() => connection.socket.writable && connection.socket.write(' '), 200);
  const start = performance.now();
  context.after(() => clearInterval(dribble));
  assert.match(await connection.closed, /^HTTP\/1\.1 408 /);
  assert.ok(performance.now() - start < 15_000);
});
