// SPDX-License-Identifier: MIT
// Backups from a shell, and an earlier file of records that was put back.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { isStandIn, launch, passphrase, Visitor } from './program.mjs';

const program = process.env.BOTHOFUS ?? 'build/release/toolkit/bothofus';

async function halt(running) {
  process.kill(running.pid, 'SIGTERM');
  await running.ended;
}

async function withVisitor(data, act) {
  const running = await launch({ data });
  try {
    await act(new Visitor(running.port));
  } finally {
    await halt(running);
  }
}

function shell(data, words, phrase = passphrase) {
  return spawnSync(program, [...words, '--data', data, '--passphrase-fd', '0'], {
    input: `${phrase}\n`,
    encoding: 'utf8',
    env: { ...process.env, XDG_STATE_HOME: join(data, 'state') },
  });
}

async function freshRecords() {
  const data = mkdtempSync(join(tmpdir(), 'both-of-us-'));
  await withVisitor(data, (visitor) => visitor.setUp());
  return data;
}

async function addClient(data) {
  await withVisitor(data, async (visitor) => {
    await visitor.unlock();
    await visitor.get('/clients');
    await visitor.post('/clients', { name: 'Maya', partner: 'Tom' });
  });
}

async function countClients(data) {
  let count;
  await withVisitor(data, async (visitor) => {
    await visitor.unlock();
    count = await visitor.countClients();
  });
  return count;
}

test('a backup brings back what was there when it was made, and raises no alarm', { skip: isStandIn }, async () => {
  const data = await freshRecords();
  const backups = join(data, 'backups');
  mkdirSync(backups);
  const made = shell(data, ['backup', '--to', backups, '--json']);
  assert.equal(made.status, 0, made.stderr);
  assert.equal(made.stderr, '', 'progress is for a terminal');
  await addClient(data);
  assert.equal(await countClients(data), 1);
  const [name] = readdirSync(backups);
  assert.match(name, /^both-of-us-\d{8}-\d{6}\.backup$/);
  assert.deepEqual(JSON.parse(made.stdout), { file: join(backups, name), damagedRecords: 0 });
  const wrong = shell(data, ['restore', join(backups, name)], 'not this one at all');
  assert.equal(wrong.status, 1, wrong.stderr);
  assert.equal(await countClients(data), 1);
  const restored = shell(data, ['restore', join(backups, name), '--json']);
  assert.equal(restored.status, 0, restored.stderr);
  assert.equal(JSON.parse(restored.stdout).erasedClients, 0);
  assert.equal(await countClients(data), 0);
  assert.equal(shell(data, ['verify']).status, 0);
});

test('a backup is restored with the recovery kit where the passphrase is lost', { skip: isStandIn }, async () => {
  const data = mkdtempSync(join(tmpdir(), 'both-of-us-'));
  let kit;
  await withVisitor(data, async (visitor) => {
    await visitor.get('/');
    await visitor.post('/set-up', { passphrase, repeat: passphrase });
    const sheet = await visitor.get('/recovery-kit');
    kit = [...sheet.body.matchAll(/data-group="\d">([^<]+)</g)].map(([, group]) => group).join(' ');
    await visitor.typeKitBack();
  });
  const backups = join(data, 'backups');
  mkdirSync(backups);
  assert.equal(shell(data, ['backup', '--to', backups]).status, 0);
  await addClient(data);
  const backup = join(backups, readdirSync(backups)[0]);
  for (const words of [passphrase, kit.replace(/.$/, (last) => (last === '7' ? '4' : '7'))]) {
    const refused = shell(data, ['restore', backup, '--kit'], words);
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /not the recovery kit of this backup/);
  }
  const restored = shell(data, ['restore', backup, '--kit'], kit);
  assert.equal(restored.status, 0, restored.stderr);
  assert.equal(await countClients(data), 0);
});

test('an earlier file that was put back stays locked until a person accepts it', { skip: isStandIn }, async () => {
  const data = await freshRecords();
  const records = join(data, 'records.both-of-us');
  copyFileSync(records, join(data, 'yesterday'));
  await addClient(data);
  copyFileSync(join(data, 'yesterday'), records);
  const refused = shell(data, ['verify']);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /earlier file/);
  await withVisitor(data, async (visitor) => {
    const asked = await visitor.unlock();
    assert.equal(asked.status, 422);
    assert.match(asked.body, /These records are an earlier file/);
    const opened = await visitor.post('/unlock', { passphrase, accept_older: '1' });
    assert.equal(opened.status, 303);
  });
  assert.equal(shell(data, ['verify']).status, 0);
});

test('says of a folder that can only be read why that may be, as in the sandbox of the package', { skip: isStandIn }, async (context) => {
  const readOnly = 'mount -t tmpfs -o ro tmpfs /mnt && exec "$@"';
  const running = await launch({ through: () => ['unshare', '-Urm', 'sh', '-c', readOnly, 'sh'] });
  context.after(() => running.stop());
  const visitor = new Visitor(running.port);
  await visitor.setUp();
  await visitor.get('/backup');
  const reply = await visitor.post('/backup/folder', { folder: '/mnt' });
  assert.equal(reply.status, 422);
  assert.match(reply.body, /can only be read.*bothofus/);
});
