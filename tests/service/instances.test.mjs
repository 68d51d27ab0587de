// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { Visitor, ask, isStandIn, launch, message, open, passphrase, ticketedAddress } from './program.mjs';

/// A program that sends its second argument to the port that is its first, and prints what comes back.
const kSender = `const socket = require('node:net').connect(Number(process.argv[1]), '127.0.0.1');
  socket.on('data', (bytes) => process.stdout.write(bytes)).on('end', () => socket.destroy());
  socket.write(process.argv[2]);`;

test('refuses a port that another instance holds', async (context) => {
  const first = await launch();
  context.after(() => first.stop());
  const second = await launch({ port: first.port });
  context.after(() => second.stop());
  const { code, errors } = await second.ended;
  assert.equal(code, 3);
  assert.match(errors, new RegExp(`\\b${first.port}\\b.*--port`));
  assert.equal((await ask(first.port, 'GET', '/')).status, 200);
});

test('refuses a data folder that another instance holds', { skip: isStandIn }, async (context) => {
  const first = await launch();
  context.after(() => first.stop());
  const second = await launch({ data: first.data });
  context.after(() => second.stop());
  const { code, errors } = await second.ended;
  assert.equal(code, 3);
  assert.equal(errors.trim().split('\n').length, 1);
});

test('listens on 127.0.0.1 and nowhere else', async (context) => {
  const program = await launch();
  context.after(() => program.stop());
  const listening = ['tcp', 'tcp6'].flatMap((kind) => readFileSync(`/proc/${program.pid}/net/${kind}`, 'utf8').split('\n'))
    .map((line) => line.trim().split(/\s+/)).filter((row) => row[3] === '0A')
    .map((row) => row[1]).filter((address) => parseInt(address.split(':')[1], 16) === program.port);
  assert.deepEqual(listening, [`0100007F:${program.port.toString(16).toUpperCase().padStart(4, '0')}`]);
});

test('answers no other account of this computer, whatever it knows', { skip: process.getuid() !== 0 && 'only root can act for another account' }, async (context) => {
  const program = await launch();
  context.after(() => program.stop());
  const visitor = new Visitor(program.port);
  await (isStandIn ? visitor.get('/') : visitor.setUp());
  const { port } = program;
  const stolen = { Cookie: visitor.cookie };
  const messages = {
    'a stranger\'s first request': message(port, 'GET', '/'),
    'a stolen cookie': message(port, 'GET', '/clients', stolen),
    'a stolen cookie and token': message(port, 'POST', '/clients', stolen, `csrf=${visitor.guard.csrf}&name=Robin`),
    'the passphrase': message(port, 'POST', '/unlock', stolen, new URLSearchParams({ ...visitor.guard, passphrase }).toString()),
  };
  const send = (bytes, options) => promisify(execFile)(process.execPath, ['-e', kSender, String(port), bytes], { cwd: '/', ...options });
  for (const [what, bytes] of Object.entries(messages)) {
    const { stdout } = await send(bytes, { uid: 65534, gid: 65534 });
    assert.match(stdout, /^HTTP\/1\.1 403 /, what);
    assert.doesNotMatch(stdout, /^(set-cookie|location):|csrf/im, what);
  }
  if (!isStandIn) assert.equal(await visitor.countClients(), 0);
  assert.match((await send(message(port, 'GET', isStandIn ? '/' : '/clients', stolen))).stdout, /^HTTP\/1\.1 200 /);
});

test('stops within a second whatever its clients do', async (context) => {
  const program = await launch();
  context.after(() => program.stop());
  const clients = Array.from({ length: 30 }, () => open(program.port));
  context.after(() => clients.forEach(({ socket }) => socket.destroy()));
  clients.slice(0, 10).forEach(({ socket }) => socket.write('GET /'));
  clients.slice(10, 20).forEach(({ socket }) => {
    socket.pause();
    socket.write(message(program.port, 'GET', '/assets/style.css', { Connection: undefined }).repeat(400));
  });
  assert.equal((await ask(program.port, 'GET', '/')).status, 200);
  const start = performance.now();
  const { code } = await program.stop();
  assert.ok(performance.now() - start < 1000);
  assert.equal(code, 0);
});

test('starts again on the port it just left', async (context) => {
  const first = await launch();
  await ask(first.port, 'GET', '/');
  await first.stop();
  const second = await launch({ port: first.port });
  context.after(() => second.stop());
  assert.equal(second.port, first.port);
});

/// Starts the program as systemd does for a socket unit that listens on this address: it inherits the socket, and is told so.
async function activate(host, sockets = 1) {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, host, resolve));
  const { port } = server.address();
  const starting = launch({
    through: () => ['sh', '-c', `LISTEN_PID=$$ LISTEN_FDS=${sockets} exec "$@"`, 'sh'],
    inherited: [server._handle.fd],
  });
  server.close();
  return { program: await starting, port };
}

test('takes the socket that systemd opened, and opens no other', { skip: isStandIn }, async (context) => {
  const { program, port } = await activate('127.0.0.1');
  context.after(() => program.stop());
  assert.equal(program.port, port);
  const folder = `/proc/${program.pid}/fd`;
  const sockets = readdirSync(folder).filter((name) => Number(name) > 2 && readlinkSync(`${folder}/${name}`).startsWith('socket:'));
  assert.ok(sockets.includes('3'));
  // The other is the one in the data folder, at which a ticket is asked for.
  assert.match(await ticketedAddress(port), new RegExp(`^http://127\\.0\\.0\\.1:${port}/open\\?ticket=`));
  assert.equal(sockets.length, 2);
  assert.equal((await ask(port, 'GET', '/')).status, 200);
});

for (const [place, host, sockets] of [['every address', '0.0.0.0', 1], ['another address', '127.0.0.2', 1], ['two places', '127.0.0.1', 2]]) {
  test(`does not start with a socket for ${place}`, { skip: isStandIn }, async (context) => {
    const { program } = await activate(host, sockets);
    context.after(() => program.stop());
    const { code, errors } = await program.ended;
    assert.equal(code, 3);
    assert.match(errors, /ListenStream=.*bothofus\.socket/);
  });
}
