// SPDX-License-Identifier: MIT
// The records lock when the login manager says that the person is gone. A bus of its own, with a stand-in for the login manager on it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { Visitor, isStandIn, launch, nextWrite, program as file } from './program.mjs';

const options = { skip: isStandIn };
const loginManager = process.env.FAKE_LOGIN1 ?? join(dirname(file), '../tests/toolkit/fake_login1');

let folder;
let bus;
let manager;
let program;

/// A process whose lines are kept; `says` resolves at the next one that has these words.
function start(command, words, env) {
  const child = spawn(command, words, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = [];
  const waiting = [];
  child.stdout.on('data', (bytes) => {
    lines.push(...bytes.toString().split('\n').filter((line) => line !== ''));
    for (const look of waiting.splice(0)) look();
  });
  const ended = new Promise((resolve) => child.on('close', resolve).on('error', resolve));
  const isOver = ended.then(() => assert.fail(`${command} ended`));
  isOver.catch(() => {});
  const says = async (text) => {
    while (!lines.some((line) => line.includes(text))) await Promise.race([isOver, new Promise((resolve) => waiting.push(resolve))]);
    lines.splice(0, lines.findIndex((line) => line.includes(text)) + 1);
  };
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { says, stop, write: (line) => child.stdin.write(`${line}\n`) };
}

async function startBus() {
  bus = start('dbus-daemon', ['--session', '--nofork', '--print-address', `--address=${process.env.DBUS_SYSTEM_BUS_ADDRESS}`]);
  await bus.says('unix:');
}

async function startManager() {
  manager = start(loginManager, []);
  await manager.says('ready');
}

before(async () => {
  if (isStandIn) return;
  folder = mkdtempSync(join(tmpdir(), 'both-of-us-bus-'));
  process.env.DBUS_SYSTEM_BUS_ADDRESS = `unix:path=${join(folder, 'bus')}`;
  await startBus();
  await startManager();
  program = await launch();
  await manager.says('delayed');
  await new Visitor(program.port).setUp();
});

after(async () => {
  delete process.env.DBUS_SYSTEM_BUS_ADDRESS;
  await program?.stop();
  await manager?.stop();
  await bus?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

async function unlocked() {
  const visitor = new Visitor(program.port);
  await visitor.unlock();
  assert.equal((await visitor.get('/clients')).status, 200);
  return visitor;
}

async function locksAt(line) {
  const visitor = await unlocked();
  const isWritten = nextWrite(program);
  manager.write(line);
  await isWritten();
  assert.equal((await visitor.get('/clients')).header('location'), '/');
}

for (const [what, line] of [['the screen is to lock', 'lock'], ['the screen says that it is locked', 'locked'], ['another user comes to the computer', 'behind']]) {
  test(`locks when ${what}`, options, () => locksAt(line));
}

test('locks before the computer sleeps, which waits for it, and again before the next sleep', options, async () => {
  for (let night = 0; night < 2; ++night) {
    const visitor = await unlocked();
    manager.write('sleep');
    await manager.says('let go');
    assert.equal((await visitor.get('/clients')).header('location'), '/');
    manager.write('wake');
    await manager.says('delayed');
  }
});

test('stays open when somebody else’s screen locks, and when the person comes back', options, async () => {
  const visitor = await unlocked();
  for (const line of ["another's lock", 'unlocked', 'in front']) manager.write(line);
  // Told after those, so they were heard before it.
  manager.write('wake');
  await manager.says('delayed');
  assert.equal((await visitor.get('/clients')).status, 200);
});

test('stays open while the login manager starts again, and has sleep wait once more', options, async () => {
  const visitor = await unlocked();
  await manager.stop();
  await startManager();
  await manager.says('delayed');
  assert.equal((await visitor.get('/clients')).status, 200);
  manager.write('sleep');
  await manager.says('let go');
  assert.equal((await visitor.get('/clients')).header('location'), '/');
  await locksAt('locked');
});

test('locks at once when the bus is lost, and listens again once there is one', options, async () => {
  const visitor = await unlocked();
  const isWritten = nextWrite(program);
  await bus.stop();
  await isWritten();
  assert.equal((await visitor.get('/clients')).header('location'), '/');
  await manager.stop();
  await startBus();
  await startManager();
  await manager.says('delayed');
  await locksAt('lock');
});

test('runs on where nobody tells', options, async () => {
  process.env.DBUS_SYSTEM_BUS_ADDRESS = `unix:path=${join(folder, 'nothing')}`;
  const alone = await launch();
  assert.ok(alone.port);
  assert.equal((await alone.stop()).code, 0);
});
