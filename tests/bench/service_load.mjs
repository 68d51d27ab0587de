// SPDX-License-Identifier: MIT
// The running service with a large practice: how soon it is ready, how soon a page begins to come, what it needs while nothing happens, and
// a minute of 32 connections that all ask for the list of clients. Prints a row a figure, beside its bar. BOTHOFUS names the program.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Visitor, launch, passphrase, program } from '../service/program.mjs';

const kConnections = 32;
const kSeconds = Number(process.env.SECONDS ?? 60);

const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const median = (values) => quantile(values, 0.5);

function say(what, value, unit, bar) {
  console.log(`${what.padEnd(52)} ${value.toFixed(1).padStart(9)} ${unit.padEnd(4)} ${bar === undefined ? '' : `${value <= bar ? 'within' : 'BEYOND'} ${bar}`}`);
}

/// Memory that is the program's own and in use, in MB.
function residentSize(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

async function end(running) {
  process.kill(running.pid, 'SIGTERM');
  await running.ended;
}

/// The records of a practice with this many clients, brought in from a list.
async function practiceOf(count) {
  const data = mkdtempSync(join(tmpdir(), 'both-of-us-load-'));
  const running = await launch({ data });
  await new Visitor(running.port).setUp();
  await end(running);
  const list = join(data, 'list.csv');
  const rows = Array.from({ length: count }, (_, i) => `Client ${i.toString(36)} Riverbend,Partner ${i.toString(36)} Alder`);
  writeFileSync(list, `name,partner\n${rows.join('\n')}\n`);
  const brought = spawnSync(program, ['import', list, '--data', data, '--passphrase-fd', '0'], {
    input: `${passphrase}\n`, encoding: 'utf8', env: { ...process.env, XDG_STATE_HOME: join(data, 'state') } });
  if (brought.status !== 0) throw new Error(brought.stdout.slice(-500) + brought.stderr.slice(-500));
  rmSync(list);
  return data;
}

/// One GET over a kept connection: its status, and the milliseconds until its first byte and its last.
function get(agent, visitor, path) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const headers = { Cookie: visitor.cookie, 'Sec-Fetch-Site': 'same-origin' };
    request({ hostname: '127.0.0.1', port: visitor.port, path, agent, headers }, (reply) => {
      const first = performance.now() - start;
      reply.resume().on('end', () => resolve({ status: reply.statusCode, first, last: performance.now() - start }));
    }).on('error', reject).end();
  });
}

async function startTimes(data, count) {
  const times = [];
  for (let i = 0; i < count; ++i) {
    const start = performance.now();
    const running = await launch({ data });
    times.push(performance.now() - start);
    await end(running);
  }
  return times;
}

async function unlocked(data) {
  const running = await launch({ data });
  const visitor = new Visitor(running.port);
  await visitor.unlock();
  await visitor.get('/clients');
  return { running, visitor };
}

/// The memory once it has not changed for two seconds: the index of the search is read by then.
async function settledSize(pid) {
  let last = 0;
  for (let size = residentSize(pid); size !== last; size = residentSize(pid)) {
    last = size;
    await pause(2000);
  }
  return last;
}

async function measureIdle() {
  const data = await practiceOf(1000);
  say('start to ready, median of 9', median(await startTimes(data, 9)), 'ms', 300);
  const { running, visitor } = await unlocked(data);
  say('idle memory, 1,000 clients, unlocked', await settledSize(running.pid), 'MB', 60);
  await visitor.get('/clients');
  await visitor.post('/search', { typed: 'alder' });
  say('the same after a search', await settledSize(running.pid), 'MB', 60);
  await end(running);
  rmSync(data, { recursive: true });
}

/// The list of clients over all connections, for this long: how long each page took, and how often each status came.
async function load(agent, visitor, seconds) {
  const times = [];
  const statuses = {};
  const until = performance.now() + seconds * 1000;
  await Promise.all(Array.from({ length: kConnections }, async () => {
    while (performance.now() < until) {
      const { status, last } = await get(agent, visitor, '/clients');
      times.push(last);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  }));
  return { times, statuses };
}

async function measureLoad() {
  const data = await practiceOf(10_000);
  const { running, visitor } = await unlocked(data);
  const agent = new Agent({ keepAlive: true, maxSockets: kConnections });
  for (const path of ['/clients', '/today', '/practice', '/library']) {
    const firsts = [];
    for (let i = 0; i < 100; ++i) firsts.push((await get(agent, visitor, path)).first);
    say(`${path} to its first byte, median of 100`, median(firsts), 'ms', 10);
  }
  // Threads come to their memory in the first seconds; what counts is what is added after them.
  await load(agent, visitor, 5);
  const before = await settledSize(running.pid);
  const { times, statuses } = await load(agent, visitor, kSeconds);
  console.log(`${kSeconds} s of ${kConnections} connections on /clients, 10,000 clients: ${JSON.stringify(statuses)}`);
  say('pages a second', times.length / kSeconds, '');
  say('median', median(times), 'ms');
  say('99 of 100 within', quantile(times, 0.99), 'ms', 50);
  say('memory before', before, 'MB');
  say('memory grew by', (await settledSize(running.pid)) - before, 'MB', 10);
  agent.destroy();
  await end(running);
  rmSync(data, { recursive: true });
}

await measureIdle();
await measureLoad();
