// SPDX-License-Identifier: MIT
// No page has a field for the passphrase unless the program itself led the browser there, by a ticket that is good once.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { Visitor, ask, isStandIn, launch, passphrase, program as file, ticketedAddress } from './program.mjs';

const options = { skip: isStandIn && 'the stand-in has no door' };
const asAnother = { skip: options.skip || (process.getuid() !== 0 && 'only root can act for another account') };
const kNobody = { uid: 65534, gid: 65534, cwd: '/' };
const fromFile = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };

let program;
let empty;
before(async () => {
  if (isStandIn) return;
  program = await launch();
  empty = await launch();
  await new Visitor(program.port).setUp();
});
after(async () => {
  await program?.stop();
  await empty?.stop();
});

/// Every address without an id in it, for whom the records need not be open.
const door = [...readFileSync(new URL('../../toolkit/API.md', import.meta.url), 'utf8').matchAll(/^\| (GET|POST) \| `(\/[^`{]*)` \| (?:Session|Nothing) \|/gm)]
  .map(([, method, path]) => ({ method, path }));

const stranger = ({ port }) => new Visitor(port, { isStranger: true });
const ticketOf = async ({ port }) => new URL(await ticketedAddress(port)).search;
const hasField = ({ body }) => /type="password"/.test(body);

function digest({ data }) {
  const records = join(data, 'records.both-of-us');
  return existsSync(records) ? createHash('sha256').update(readFileSync(records)).digest('hex') : 'none';
}

/// Runs a command of the program: its exit code and what it wrote.
async function run(words, given = {}) {
  return promisify(execFile)(file, words, given).then(({ stdout, stderr }) => ({ code: 0, stdout, stderr }), (failure) => failure);
}

test('shows who comes without a ticket no field, on no page', options, async () => {
  assert.ok(door.length > 15, `${door.length}`);
  for (const running of [program, empty]) {
    const visitor = stranger(running);
    for (const { path } of door.filter(({ method }) => method === 'GET')) {
      const reply = await visitor.get(path);
      assert.ok([200, 303].includes(reply.status), path);
      if (reply.status === 303) assert.equal(reply.header('location'), '/', path);
      if (/html/.test(reply.header('content-type'))) assert.doesNotMatch(reply.body, /<input|name="csrf"|method="post"/, path);
    }
    assert.match((await visitor.get('/')).body, /bothofus open/);
    assert.equal(visitor.guard.csrf, undefined);
  }
});

test('does nothing that who comes without a ticket sends', options, async () => {
  const kit = Array.from({ length: 8 }, () => ['group', '0000-0000']);
  for (const running of [program, empty]) {
    const before = digest(running);
    const visitor = stranger(running);
    await visitor.get('/');
    for (const { path } of door.filter(({ method }) => method === 'POST')) {
      for (const guard of [{}, { csrf: 'x', nonce: 'y' }]) {
        const fields = new URLSearchParams([...Object.entries({ ...guard, passphrase, repeat: passphrase, path: '/x' }), ...kit]).toString();
        const reply = await visitor.ask('POST', path, {}, fields);
        assert.ok([303, 403].includes(reply.status), `${path} ${reply.status}`);
        assert.equal(hasField(reply), false, path);
      }
    }
    assert.equal((await visitor.get('/clients')).header('location'), '/');
    assert.equal(digest(running), before);
  }
});

test('takes a ticket once, in a session with another id', options, async () => {
  const ticket = await ticketOf(program);
  const visitor = stranger(program);
  await visitor.get('/');
  const before = visitor.cookie;
  assert.equal((await visitor.get(`/come-in${ticket}`)).header('location'), '/');
  assert.notEqual(visitor.cookie, before);
  assert.ok(hasField(await visitor.get('/')));
  const planted = await ask(program.port, 'GET', '/', { Cookie: before });
  assert.equal(hasField(planted), false);
  const late = stranger(program);
  assert.equal((await late.get(`/come-in${ticket}`)).header('location'), '/');
  assert.equal(hasField(await late.get('/')), false);
});

test('takes one ticket of many that are sent at once', options, async () => {
  const ticket = await ticketOf(program);
  const visitors = Array.from({ length: 8 }, () => stranger(program));
  await Promise.all(visitors.map((visitor) => visitor.get(`/come-in${ticket}`)));
  const pages = await Promise.all(visitors.map((visitor) => visitor.get('/')));
  assert.equal(pages.filter(hasField).length, 1);
});

test('takes a ticket from a file that the browser opens, and gives such a page nothing else', options, async () => {
  const { port } = program;
  const ticket = await ticketOf(program);
  const led = await ask(port, 'GET', `/open${ticket}`, fromFile);
  assert.equal(led.status, 200);
  assert.match(led.body, new RegExp(`content="0; url=/come-in\\${ticket}"`));
  assert.deepEqual(led.all('set-cookie'), []);
  for (const search of ['', '?ticket=', `?ticket=${'0'.repeat(64)}`]) {
    const reply = await ask(port, 'GET', `/open${search}`, fromFile);
    assert.equal(reply.status, 200, search);
    assert.doesNotMatch(reply.body, /come-in|<input|refresh/, search);
    assert.deepEqual(reply.all('set-cookie'), [], search);
  }
  for (const [method, path, headers] of [['HEAD', `/open${ticket}`, fromFile], ['GET', `/come-in${ticket}`, fromFile], ['GET', '/', fromFile],
    ['GET', `/open${ticket}`, { ...fromFile, 'Sec-Fetch-Site': 'same-site' }], ['GET', `/open${ticket}`, { ...fromFile, 'Sec-Fetch-Dest': 'iframe' }],
    ['POST', '/open', fromFile]]) {
    assert.equal((await ask(port, method, path, headers)).status, 403, `${method} ${path} ${headers['Sec-Fetch-Site']}`);
  }
  for (const path of ['/open', '/come-in']) assert.ok((await ask(port, 'HEAD', path + ticket)).status < 400);
  const visitor = stranger(program);
  await visitor.get(`/come-in${ticket}`);
  assert.ok(hasField(await visitor.get('/')), 'none of that used it up');
});

test('asks for no further ticket after a lock, and for one after a restart', options, async () => {
  let running = await launch();
  const { data } = running;
  try {
    const first = new Visitor(running.port);
    await first.setUp();
    const second = new Visitor(running.port);
    await second.unlock();
    await first.get('/clients');
    const { cookie } = first;
    await first.post('/lock');
    assert.equal(first.cookie, cookie);
    // Two windows of one browser, at once.
    for (const page of await Promise.all([first.get('/'), first.get('/')])) assert.ok(hasField(page));
    assert.notEqual(first.cookie, cookie);
    assert.equal((await first.post('/unlock', { passphrase })).header('location'), '/today');
    assert.ok(hasField(await second.get('/')), 'the other browser, which did not lock');
    const planted = await ask(running.port, 'GET', '/', { Cookie: cookie });
    assert.equal(hasField(planted), false, 'an id admits once');

    process.kill(running.pid, 'SIGTERM');
    await running.ended;
    assert.equal(existsSync(join(data, 'open.socket')), false);
    running = await launch({ data, port: running.port });
    assert.equal(hasField(await first.get('/')), false);
    assert.ok(hasField(await new Visitor(running.port).get('/')));
  } finally {
    await running.stop();
  }
});

test('is opened again after it was killed', options, async () => {
  const killed = await launch();
  process.kill(killed.pid, 'SIGKILL');
  await killed.ended;
  assert.ok(existsSync(join(killed.data, 'open.socket')));
  const said = await run(['open', '--print', '--data', killed.data]);
  assert.equal(said.code, 3);
  assert.match(said.stderr, /not running/);
  const again = await launch({ data: killed.data });
  try {
    assert.match(await ticketedAddress(again.port), new RegExp(`^http://127\\.0\\.0\\.1:${again.port}/open\\?ticket=[0-9a-f]{64}$`));
  } finally {
    await again.stop();
  }
});

test('gives another account of this computer no ticket', asAnother, async () => {
  const socket = join(program.data, 'open.socket');
  assert.equal(statSync(socket).mode & 0o7777, 0o600);
  const read = `require('node:net').connect(${JSON.stringify(socket)}).on('data', (bytes) => process.stdout.write(bytes)).on('error', ({ code }) => process.stdout.write(code))`;
  const asNobody = async () => (await promisify(execFile)(process.execPath, ['-e', read], kNobody)).stdout;
  assert.equal(await asNobody(), 'EACCES');
  // Even where the folder and the socket were opened to everybody.
  chmodSync(program.data, 0o755);
  chmodSync(socket, 0o666);
  try {
    assert.equal(await asNobody(), '');
    assert.match(await ticketOf(program), /^\?ticket=/);
  } finally {
    chmodSync(socket, 0o600);
    chmodSync(program.data, 0o700);
  }
});

test('believes no program of another account that says where to go', asAnother, async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'both-of-us-other-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o777);
  const serve = `require('node:net').createServer((client) => client.on('error', () => {}).end('http://127.0.0.1:1/open?ticket=' + '0'.repeat(64) + '\\n'))
    .listen(${JSON.stringify(join(folder, 'open.socket'))}, () => console.log('ready'))`;
  const other = spawn(process.execPath, ['-e', serve], { ...kNobody, stdio: ['ignore', 'pipe', 'inherit'] });
  context.after(() => other.kill());
  await new Promise((resolve) => other.stdout.once('data', resolve));
  const said = await run(['open', '--print', '--data', folder]);
  assert.equal(said.code, 3);
  assert.equal(said.stdout, '');
});

test('prints a link with a ticket at a terminal, and nothing secret where it is kept', options, async (context) => {
  const data = mkdtempSync(join(tmpdir(), 'both-of-us-'));
  context.after(() => rmSync(data, { recursive: true, force: true }));
  const environment = { env: { ...process.env, XDG_STATE_HOME: join(data, 'state') } };
  const words = ['serve', '--data', data, '--port', '0'];
  const printed = async (child, end) => {
    let text = '';
    await new Promise((resolve) => child.stdout.on('data', (bytes) => /use Lock|They also lock/.test(text += bytes) && resolve()));
    end();
    await new Promise((resolve) => child.on('close', resolve));
    return text;
  };
  const piped = spawn(file, words, environment);
  const plain = await printed(piped, () => piped.kill('SIGTERM'));
  assert.match(plain, /http:\/\/127\.0\.0\.1:\d+\/\r?\n/);
  assert.doesNotMatch(plain, /ticket=/);
  const terminal = spawn('script', ['-qec', `'${file}' ${words.join(' ')}`, '/dev/null'], environment);
  // Ctrl-C.
  const shown = await printed(terminal, () => terminal.stdin.write('\x03'));
  assert.match(shown, /http:\/\/127\.0\.0\.1:\d+\/open\?ticket=[0-9a-f]{64}\r?\n/);
});
