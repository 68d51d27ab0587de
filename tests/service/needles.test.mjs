// SPDX-License-Identifier: MIT
// What was typed must lie nowhere in the clear: not in a file, not in memory once the records are locked, and not in what a crash leaves.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Visitor, launch, passphrase } from './program.mjs';
import { textsInMemory } from './memory_scan.mjs';

const needles = {
  client: 'Marguerite Quillfeather',
  partner: 'Ottokar Quillfeather',
  note: 'heard-behind-the-door-0417',
  later: 'said-it-differently-0418',
  sought: 'quillfeat',
};
/// Search keeps words in lower case.
const texts = [...Object.values(needles), 'marguerite', 'quillfeather', passphrase];

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return entry.isFile() ? [path] : [];
  });
}

function textsInFiles(folder) {
  return filesUnder(folder).flatMap((file) => {
    const bytes = readFileSync(file);
    return texts.filter((text) => bytes.includes(text)).map((text) => `${text} in ${file}`);
  });
}

/// A therapist's morning with one client: saved, changed, looked at, searched, taken out.
async function work(visitor) {
  await visitor.get('/clients');
  const added = await visitor.post('/clients', { name: needles.client, partner: needles.partner, anyway: '1' });
  const client = added.header('location').split('?')[0];
  await visitor.get(client);
  await visitor.post(`${client}/notes`, { session_date: '2026-11-20', text: needles.note });
  const page = await visitor.get(client);
  const note = /href="(\/notes\/[0-9a-f-]{36})/.exec(page.body)[1];
  const version = /name="version" value="(\d+)"/.exec((await visitor.get(note)).body)[1];
  await visitor.post(note, { version, session_date: '2026-11-20', text: needles.later });
  assert.match((await visitor.get(`${note}/versions?open=2`)).body, /said-it-differently/);
  assert.match((await visitor.get(client)).body, /said-it-differently/);
  await visitor.post('/search', { typed: needles.sought });
  await visitor.get(`${client}/record`);
  return client;
}

/// Where the program runs, and where an image of its memory would come to lie.
const folder = mkdtempSync(join(tmpdir(), 'both-of-us-cwd-'));
let program;
let visitor;
before(async () => {
  program = await launch({ through: () => ['sh', '-c', 'cd "$0" && ulimit -S -c "$(ulimit -H -c)" && exec "$@"', folder] });
  visitor = new Visitor(program.port);
  await visitor.setUp();
});
after(() => program.stop());

test('finds what it looks for, where it is', () => {
  assert.deepEqual(textsInMemory(process.pid, [needles.note]), [needles.note]);
});

test('leaves nothing of it in a file while the records are open', async () => {
  await work(visitor);
  assert.deepEqual(textsInFiles(program.data), []);
});

test('leaves nothing of it in memory or in a file once the records are locked', async () => {
  await visitor.get('/clients');
  // Open records may be read there: what people are searched by.
  assert.deepEqual(textsInMemory(program.pid, ['quillfeather']), ['quillfeather']);
  assert.equal((await visitor.post('/lock')).status, 303);
  assert.deepEqual(textsInMemory(program.pid, texts), []);
  assert.deepEqual(textsInFiles(program.data), []);
});

test('leaves nothing of it behind when it crashes, and no image of its memory', async () => {
  await visitor.unlock();
  const client = await work(visitor);
  await visitor.get(client);
  // One more is being saved.
  visitor.post(`${client}/notes`, { session_date: '2026-11-20', text: needles.note }).catch(() => {});
  process.kill(program.pid, 'SIGSEGV');
  await program.ended;
  assert.deepEqual(textsInFiles(program.data), []);
  assert.deepEqual(readdirSync(folder), []);
  for (const file of readdirSync(tmpdir())) assert.ok(!/^core/.test(file) || statSync(join(tmpdir(), file)).isDirectory(), file);
});
