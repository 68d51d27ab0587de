// SPDX-License-Identifier: MIT
// Starts the program on a fresh data folder and speaks to it in raw bytes. BOTHOFUS names the program; echo_service may stand in for it
// where a test is about the service alone.
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

export const program = resolve(process.env.BOTHOFUS ?? 'build/release/toolkit/bothofus');
export const isStandIn = program.endsWith('echo_service');
export const passphrase = 'violet harbor quiet lantern 42';
/// No reply takes this long; a test that waits longer has failed.
const patience = 60_000;

/// Of every port on which the real program was launched, the data folder as it is seen from here.
const folders = new Map();

function freshFolder() {
  return mkdtempSync(join(tmpdir(), 'both-of-us-'));
}

/// Runs the program until it ends or prints its address. `ended` resolves to its exit code and what it wrote to stderr. `through` gives
/// the words of a command that starts it, and that `write` writes to. `inherited` are the descriptors it has from 3 on, and `file` is another
/// copy of it; `words` are further words for it.
export async function launch({ data = freshFolder(), port = 0, through = () => [], inherited = [], file = program, words: more = [] } = {}) {
  const [command, ...words] = [...through(data), file, 'serve', '--data', data, '--port', String(port), ...more];
  const child = spawn(command, words, {
    stdio: [words[0] === 'serve' ? 'ignore' : 'pipe', 'pipe', 'pipe', ...inherited],
    env: { ...process.env, XDG_STATE_HOME: join(data, 'state') },
  });
  let errors = '';
  child.stderr.on('data', (bytes) => (errors += bytes));
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, errors }));
  });
  const address = new Promise((resolve) => {
    let printed = '';
    child.stdout.on('data', (bytes) => {
      printed += bytes;
      const found = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(printed);
      if (found) resolve(Number(found[1]));
    });
  });
  const listening = await Promise.race([address, ended]);
  // A folder in a mount namespace of its own is seen through the process.
  if (typeof listening === 'number' && !isStandIn) folders.set(listening, existsSync(join(data, 'open.socket')) ? data : `/proc/${child.pid}/root${data}`);
  return {
    data,
    pid: child.pid,
    port: typeof listening === 'number' ? listening : undefined,
    ended,
    write: (text) => child.stdin.write(text),
    async stop() {
      child.kill('SIGTERM');
      const outcome = await ended;
      rmSync(data, { recursive: true, force: true });
      return outcome;
    },
  };
}

/// An address that leads a browser to the program on this port, once, as `bothofus open` prints it.
export async function ticketedAddress(port) {
  const { stdout } = await promisify(execFile)(program, ['open', '--print', '--data', folders.get(port)]);
  return stdout.trim();
}

/// Waits, when it is called, until the records were written to since it was made: without asking the service for anything, since to ask is
/// to use it.
export function nextWrite({ data }) {
  const written = () => statSync(join(data, 'records.both-of-us'), { bigint: true }).mtimeNs;
  const before = written();
  return async () => {
    while (written() === before) await new Promise((resolve) => setTimeout(resolve, 20));
  };
}

/// A connection that sends exactly the bytes given. `received` grows; `closed` resolves to all of it when the service closes.
export function open(port) {
  const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
  const connection = { socket, received: '' };
  socket.on('data', (bytes) => (connection.received += bytes.toString('latin1')));
  connection.closed = new Promise((resolve, reject) => {
    const overdue = setTimeout(() => {
      socket.destroy();
      reject(new Error(`The service did not close; it sent: ${connection.received.slice(0, 200)}`));
    }, patience);
    const finish = () => {
      clearTimeout(overdue);
      socket.destroy();
      resolve(connection.received);
    };
    socket.on('end', finish);
    socket.on('close', finish);
    socket.on('error', finish);
  });
  return connection;
}

/// Everything the service answers to these bytes until it closes.
export function exchange(port, bytes) {
  const connection = open(port);
  connection.socket.write(bytes, 'latin1');
  return connection.closed;
}

export function parse(text) {
  const [head, ...rest] = text.split('\r\n\r\n');
  const [line, ...lines] = head.split('\r\n');
  const headers = lines.map((header) => {
    const colon = header.indexOf(':');
    return [header.slice(0, colon).toLowerCase(), header.slice(colon + 1).trim()];
  });
  const all = (name) => headers.filter(([key]) => key === name).map(([, value]) => value);
  return { status: Number(line.split(' ')[1]), headers, all, header: (name) => all(name)[0], body: rest.join('\r\n\r\n') };
}

export function countReplies(text) {
  return text.split(/HTTP\/1\.1 \d{3} /).length - 1;
}

/// The message that a browser would send from a page of the program; `headers` replace or, when undefined, remove a line.
export function message(port, method, path, headers = {}, body = '') {
  const all = {
    Host: `127.0.0.1:${port}`,
    'Sec-Fetch-Site': 'same-origin',
    ...(method === 'POST' && {
      Origin: `http://127.0.0.1:${port}`,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(Buffer.byteLength(body, 'latin1')),
    }),
    Connection: 'close',
    ...headers,
  };
  const lines = Object.entries(all).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

export async function ask(port, method, path, headers, body) {
  return parse(await exchange(port, message(port, method, path, headers, body)));
}

/// A browser's side of a conversation: its cookies, and the guard fields of the last page it was shown. Before its first request to a program
/// that was launched here it comes in with a ticket, unless it is a stranger.
export class Visitor {
  constructor(port, { isStranger = false } = {}) {
    this.port = port;
    this.cookies = new Map();
    this.guard = {};
    this.needsTicket = !isStranger && folders.has(port);
  }

  get cookie() {
    const pairs = [...this.cookies].map(([name, value]) => `${name}=${value}`);
    return pairs.length > 0 ? pairs.join('; ') : undefined;
  }

  async ask(method, path, headers, body) {
    // Requests that are sent at once wait for one ticket.
    if (this.needsTicket) await (this.comingIn ??= this.comeIn());
    return this.converse(method, path, headers, body);
  }

  /// As the page at /open leads on.
  async comeIn() {
    const { search } = new URL(await ticketedAddress(this.port));
    const reply = await this.converse('GET', `/come-in${search}`);
    this.needsTicket = false;
    return reply;
  }

  async converse(method, path, headers, body) {
    const reply = await ask(this.port, method, path, { Cookie: this.cookie, ...headers }, body);
    for (const cookie of reply.all('set-cookie')) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      if (/Max-Age=0/.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const csrf = /name="csrf" value="([^"]+)"/.exec(reply.body);
    const nonce = /name="nonce" value="([^"]+)"/.exec(reply.body);
    if (csrf) this.guard = { csrf: csrf[1], nonce: nonce?.[1] };
    return reply;
  }

  get(path, headers) {
    return this.ask('GET', path, headers);
  }

  post(path, fields = {}, headers = {}) {
    return this.ask('POST', path, headers, new URLSearchParams({ ...this.guard, ...fields }).toString());
  }

  async setUp() {
    await this.get('/');
    await this.post('/set-up', { passphrase, repeat: passphrase });
    return this.typeKitBack();
  }

  /// Reads the recovery kit off its page and types back the group that is asked for.
  async typeKitBack() {
    const sheet = await this.get('/recovery-kit');
    const groups = [...sheet.body.matchAll(/data-group="\d">([^<]+)</g)].map(([, group]) => group);
    const check = await this.get('/recovery-kit/check');
    return this.post('/recovery-kit/check', { group: groups[Number(/<label for="group">Group (\d)/.exec(check.body)[1]) - 1] });
  }

  async unlock() {
    await this.get('/');
    return this.post('/unlock', { passphrase });
  }

  /// How many clients the list shows; leaves the visitor on the list, whose form adds one.
  async countClients() {
    const page = await this.get('/clients');
    // A client may be linked more than once, such as where two may be the same person.
    return new Set(page.body.match(/href="\/clients\/[0-9a-f-]{36}(?=")/g)).size;
  }
}
