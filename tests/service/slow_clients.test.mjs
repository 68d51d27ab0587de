// SPDX-License-Identifier: MIT
// Clients that hold their connections and give nothing for them, more at once than the service keeps open, while the person at the computer
// goes on working.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { Visitor, ask, isStandIn, launch, message, open } from './program.mjs';

/// More than the service keeps open (512), so that it drops who keeps it waiting longest.
const kCrowd = 600;

let program;
let visitor;
before(async () => {
  program = await launch();
  visitor = new Visitor(program.port);
  if (!isStandIn) await visitor.setUp();
});
after(() => program.stop());

/// Ten normal requests, and ten of pages, while others hold their connections; each must be answered within a second.
async function expectService() {
  for (let i = 0; i < 10; ++i) {
    await expectSoon(() => ask(program.port, 'GET', '/assets/style.css'));
    if (!isStandIn) await expectSoon(() => visitor.get('/clients'));
  }
}

async function expectSoon(act) {
  const start = performance.now();
  assert.equal((await act()).status, 200);
  assert.ok(performance.now() - start < 1000);
}

/// Keeps this many clients connected until the test ends. One that the service dropped for somebody else comes back after a second; how many it
/// dropped is what is returned, to be asked at any time.
async function hold(context, count, start) {
  let isOver = false;
  let dropped = 0;
  const connections = new Set();
  const take = () => {
    const connection = open(program.port);
    connections.add(connection);
    connection.closed.catch(() => {}).then(() => {
      connections.delete(connection);
      dropped += 1;
      if (!isOver) setTimeout(() => isOver || take(), 1000).unref();
    });
    start(connection);
    return new Promise((resolve) => connection.socket.once('connect', resolve));
  };
  context.after(() => {
    isOver = true;
    connections.forEach(({ socket }) => socket.destroy());
  });
  await Promise.all(Array.from({ length: count }, take));
  return () => dropped;
}

for (const count of [8, kCrowd]) {
  test(`serves while ${count} clients send their head a byte at a time`, async (context) => {
    const bytes = message(program.port, 'GET', '/assets/style.css');
    await hold(context, count, ({ socket }) => {
      let sent = 0;
      const timer = setInterval(() => socket.writable && socket.write(bytes[sent++ % bytes.length]), 20);
      context.after(() => clearInterval(timer));
    });
    await expectService();
  });
}

test(`serves while ${kCrowd} clients are silent`, async (context) => {
  const dropped = await hold(context, kCrowd, () => {});
  await expectService();
  assert.ok(dropped() > 0, 'the crowd fills the service');
});

test(`serves while ${kCrowd} clients hold back their body`, async (context) => {
  const unfinished = message(program.port, 'POST', '/set-up', { 'Content-Length': '100' }, 'a=1');
  await hold(context, kCrowd, ({ socket }) => socket.write(unfinished));
  await expectService();
});

// Few with more than the buffers of the system hold, so that sending stops; and as many as above, who leave a reply in the buffers.
for (const [count, requests] of [[20, 400], [kCrowd, 2]]) {
  test(`serves while ${count} clients ask for ${requests} files each and read nothing`, async (context) => {
    const many = message(program.port, 'GET', '/assets/style.css', { Connection: undefined }).repeat(requests);
    await hold(context, count, ({ socket }) => {
      socket.pause();
      socket.write(many);
    });
    await expectService();
  });
}

test('serves while another account opens connections without end', { skip: process.getuid() !== 0 && 'only root can act for another account' }, async (context) => {
  const script = `const { connect } = require('node:net');
    const again = () => {
      const socket = connect(${program.port}, '127.0.0.1');
      socket.once('data', (bytes) => process.stdout.write(bytes)).on('error', () => {}).on('close', again);
    };
    for (let i = 0; i < 100; ++i) again();`;
  const crowd = spawn(process.execPath, ['-e', script], { cwd: '/', uid: 65534, gid: 65534, stdio: ['ignore', 'pipe', 'inherit'] });
  context.after(() => crowd.kill('SIGKILL'));
  const [told] = await once(crowd.stdout, 'data');
  crowd.stdout.resume();
  assert.match(told.toString(), /^HTTP\/1\.1 403 /);
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
