// SPDX-License-Identifier: MIT
// A working day under strace: which files are written, what is written into them, and who is spoken to. A file that is there for a moment
// only would escape a look at the folders afterwards; it does not escape this.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { kCalmAnswers } from '../browser/therapist.mjs';
import { Visitor, isStandIn, launch, passphrase } from './program.mjs';

// The program lets nobody of its own account look into it.
const options = { skip: (isStandIn || process.getuid() !== 0) && 'only root sees what the program gives to the system' };

const needles = {
  client: 'Marguerite Quillfeather',
  partner: 'Ottokar Quillfeather',
  answer: 'your-patience-0421',
  note: 'heard-behind-the-door-0422',
  sentence: 'come-when-you-like-0423',
  practitioner: 'Dr. Ana Whitfield',
  sought: 'quillfeat',
  passphrase,
};

const kCalls = 'open,openat,openat2,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,mkdirat,mknod,mknodat,truncate,' +
  'ftruncate,write,pwrite64,writev,pwritev,pwritev2,sendfile,splice,copy_file_range,socket,bind,connect,sendto,sendmsg,sendmmsg,execve,execveat,memfd_create';

const folder = mkdtempSync(join(tmpdir(), 'both-of-us-trace-'));
const backups = join(folder, 'backups');
let data;
let port;
let calls;

/// The process that strace started: the signal to end is for it.
function traced(pid) {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());
}

async function waitFor(act) {
  for (let patience = 0; patience < 600; ++patience) {
    const seen = await act();
    if (seen) return seen;
    await pause(100);
  }
  return assert.fail(`never came: ${act}`);
}

/// Opens a page and sends a form of it, with the version of what is stored.
async function write(visitor, page, action, fields) {
  const version = /name="version" value="(\d*)"/.exec((await visitor.get(page)).body)?.[1] ?? '';
  const reply = await visitor.post(action, { version, ...fields });
  assert.equal(reply.status, 303, `${action}: ${/<p class="problem"[^>]*>[^<]*/.exec(reply.body)?.[0]}`);
  return reply.header('location');
}

const kOwnPractice = { practitioner_name: needles.practitioner, reply_to: '12 Alder Street', sees_couples: '1', secrets_policy: 'no-secrets', place: 'us', paper: 'letter' };

async function workADay(visitor) {
  await visitor.setUp();
  await write(visitor, '/practice', '/practice', kOwnPractice);
  const client = (await write(visitor, '/clients', '/clients', { name: needles.client, partner: needles.partner })).split('?')[0];
  await write(visitor, `${client}/intake`, `${client}/intake`, { 'q:B2': 'yes', 'q:D5': needles.answer });
  await write(visitor, `${client}/screening`, `${client}/screening`, Object.fromEntries(Object.entries(kCalmAnswers).map(([question, code]) => [`q:${question}`, code])));
  await write(visitor, client, `${client}/notes`, { session_date: '2026-11-20', text: needles.note });
  const [, code] = /documents\/(H\d\d)"/.exec((await visitor.get(`${client}/documents`)).body);
  const document = `${client}/documents/${code}`;
  await write(visitor, document, document, { variant: 'standard', sentence: needles.sentence, approved: '1', paper: 'home' });
  const [issued] = /\/issued\/[0-9a-f-]{36}/.exec((await visitor.get(`${client}/handed-over`)).body);
  assert.match((await visitor.get(issued)).body, /^%PDF/);
  await visitor.get('/clients');
  assert.match((await visitor.post('/search', { typed: needles.sought })).body, /Quillfeather/);
  await write(visitor, '/backup', '/backup/folder', { folder: backups });
  await waitFor(() => readdirSync(backups).some((name) => name.endsWith('.backup')));
  await visitor.get(`${client}/take-out`);
  assert.match((await visitor.post(`${client}/take-out`, { format: 'json', notes: '1', partner: '1', passphrase })).body, /Quillfeather/);
  await write(visitor, '/clients', '/lock', {});
  assert.equal((await visitor.unlock()).status, 303);
  assert.equal(await visitor.countClients(), 1);
}

/// One call a line: its name and what it was given, with the file that a descriptor stands for after it, as in 3</tmp/x>.
function readTrace(file) {
  return readFileSync(file, 'latin1').split('\n').map((line) => /^\d+ +(\w+)\((.*)$/.exec(line)).filter(Boolean).map(([line, name, given]) => ({ line, name, given }));
}

before(async () => {
  if (options.skip) return;
  mkdirSync(backups);
  const file = join(folder, 'trace');
  const program = await launch({ through: () => ['strace', '-f', '-y', '-s', '200000', '-e', `trace=${kCalls}`, '-o', file] });
  ({ data, port } = program);
  try {
    await workADay(new Visitor(port));
  } finally {
    process.kill(traced(program.pid), 'SIGTERM');
    await program.ended;
  }
  calls = readTrace(file);
}, { timeout: 300_000 });
after(() => [folder, data].forEach((path) => path && rmSync(path, { recursive: true, force: true })));

test('sees what it looks for, where it is', options, () => {
  const sent = calls.filter(({ name, given }) => /^(send|write)/.test(name) && /^\d+<socket:/.test(given)).map(({ given }) => given).join('');
  assert.ok(sent.includes(needles.note), 'a page holds the note');
  assert.ok(calls.some(({ name, given }) => name === 'pwrite64' && given.includes('records.both-of-us')), 'the record store is written');
});

test('writes in its two folders and in the folder for backups only', options, () => {
  const isOwn = (path) => [data, backups].some((own) => path === own || path.startsWith(`${own}/`)) || path === '/dev/null';
  const touched = calls.flatMap(({ line, name, given }) => {
    if (/^open|^creat/.test(name) && !/O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE/.test(given) && name !== 'creat') return [];
    if (!/^(open|creat|rename|link|symlink|unlink|mkdir|mknod|truncate)/.test(name)) return [];
    const within = /^(?:AT_FDCWD|\d+)<([^>]*)>/.exec(given)?.[1];
    return [...given.matchAll(/"([^"]*)"/g)].map(([, path]) => ({ path: path.startsWith('/') ? path : join(within ?? '/', path), line }));
  });
  assert.ok(touched.length > 10);
  assert.deepEqual(touched.filter(({ path }) => !isOwn(path)).map(({ line }) => line.slice(0, 200)), []);
});

test('writes nothing in the clear into any file', options, () => {
  const written = calls.filter(({ name, given }) => /^p?write/.test(name) && /^\d+<\//.test(given));
  assert.ok(written.length > 100);
  const plain = written.flatMap(({ given }) => Object.entries(needles).filter(([, needle]) => given.includes(needle)).map(([what]) => `${what} in ${given.slice(0, 80)}`));
  assert.deepEqual(plain, []);
  assert.deepEqual(calls.filter(({ name }) => /^(sendfile|splice|copy_file_range|memfd_create)$/.test(name)).map(({ line }) => line.slice(0, 200)), []);
});

test('speaks to nobody but this computer, and starts no program', options, () => {
  const families = new Set(calls.filter(({ name }) => name === 'socket').map(({ given }) => /^AF_\w+/.exec(given)[0]));
  assert.deepEqual([...families].filter((family) => !['AF_INET', 'AF_NETLINK', 'AF_UNIX'].includes(family)), []);
  const addresses = calls.filter(({ name, given }) => /^(bind|connect|send)/.test(name) && /sa_family=/.test(given));
  const isLocal = ({ name, given }) => /sa_family=AF_(UNIX|NETLINK)/.test(given) ||
    (name === 'bind' && new RegExp(`sin_port=htons\\((0|${port})\\), sin_addr=inet_addr\\("127\\.0\\.0\\.1"\\)`).test(given));
  assert.deepEqual(addresses.filter((call) => !isLocal(call)).map(({ line }) => line.slice(0, 200)), []);
  assert.equal(calls.filter(({ name }) => /^execve/.test(name)).length, 1, 'the program itself');
});
