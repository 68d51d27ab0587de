// SPDX-License-Identifier: MIT
// The one form with a file: what gets through the gate with it, and that nothing hides behind it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Visitor, ask, countReplies, exchange, isStandIn, launch, message, open, parse } from './program.mjs';

const options = { skip: isStandIn && 'the stand-in takes no files' };
const kBoundary = '----WebKitFormBoundaryA1b2';
const kMultipart = `multipart/form-data; boundary=${kBoundary}`;

let program;
let visitor;
before(async () => {
  program = await launch();
  if (isStandIn) return;
  visitor = new Visitor(program.port);
  await visitor.setUp();
  await visitor.countClients();
});
after(() => program.stop());

function part(name, content, fileName) {
  const file = fileName === undefined ? '' : `; filename="${fileName}"`;
  return `--${kBoundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`;
}

let nonces = 0;
function form(token, content, end = `--${kBoundary}--\r\n`) {
  nonces += 1;
  return part('csrf', token) + part('nonce', String(nonces)) + part('file', content, 'people.csv') + end;
}

function send(body, headers = {}, path = '/bring-in') {
  return ask(program.port, 'POST', path, { Cookie: visitor.cookie, 'Content-Type': kMultipart, ...headers }, body);
}

test('takes a file in the intended cells, and in no other', options, async () => {
  const own = `http://127.0.0.1:${program.port}`;
  const origins = [undefined, own, 'null', 'http://evil.test'];
  const sites = [undefined, 'same-origin', 'none', 'same-site', 'cross-site'];
  const tokens = [visitor.guard.csrf, '', 'x'.repeat(64)];
  const types = [kMultipart, 'multipart/form-data', `multipart/mixed; boundary=${kBoundary}`, 'application/x-www-form-urlencoded', 'text/plain'];
  let intended = 0;
  for (const origin of origins) for (const site of sites) for (const token of tokens) for (const type of types) {
    const isIntended = token === tokens[0] && type === kMultipart &&
      (site === 'same-origin' ? origin === undefined || origin === own : site === undefined && origin === own);
    const reply = await send(form(token, 'name\nRobin\n'), { Origin: origin, 'Sec-Fetch-Site': site, 'Content-Type': type });
    assert.equal(reply.header('location') === '/bring-in/plan', isIntended, JSON.stringify([origin, site, type, reply.status]));
    intended += isIntended ? 1 : 0;
  }
  assert.equal(intended, 3);
  assert.equal(await visitor.countClients(), 0, 'a file alone adds nobody');
});

test('takes a file on no other page', options, async () => {
  for (const path of ['/clients', '/practice', '/search', '/lock', '/bring-in/plan', '/unlock']) {
    assert.equal((await send(part('name', 'Robin') + form(visitor.guard.csrf, 'x'), {}, path)).status, 415, path);
  }
  assert.equal(await visitor.countClients(), 0);
});

test('needs an unlocked session', options, async () => {
  const stranger = new Visitor(program.port);
  await stranger.get('/');
  const reply = await send(form(stranger.guard.csrf, 'name\nRobin\n'), { Cookie: stranger.cookie });
  assert.equal(reply.header('location'), '/');
});

const broken = {
  'no last boundary': [(token) => form(token, 'name\nRobin\n', ''), 400],
  'a preamble': [(token) => `\r\n${form(token, 'name\nRobin\n')}`, 400],
  'an epilogue': [(token) => `${form(token, 'name\nRobin\n')}GET / HTTP/1.1\r\n\r\n`, 400],
  'two files': [(token) => part('other', 'x', 'y') + form(token, 'name\nRobin\n'), 400],
  'line feeds alone': [(token) => form(token, 'name\nRobin\n').replaceAll('\r\n', '\n'), 400],
  'the token twice': [(token) => part('csrf', token) + form(token, 'name\nRobin\n'), 400],
  'a token that is wrong': [() => form('0'.repeat(64), 'name\nRobin\n'), 403],
  'a type of another form': [(token) => form(token, 'name\nRobin\n'), 415, { 'Content-Type': 'text/plain' }],
  'a length beyond the cap': [() => '', 413, { 'Content-Length': '26000000' }],
};
for (const [defect, [make, status, headers = {}]] of Object.entries(broken)) {
  test(`refuses ${defect}, and never runs what follows`, options, async () => {
    const smuggled = message(program.port, 'GET', '/assets/style.css');
    const all = { Cookie: visitor.cookie, 'Content-Type': kMultipart, Connection: 'keep-alive', ...headers };
    const text = await exchange(program.port, message(program.port, 'POST', '/bring-in', all, make(visitor.guard.csrf)) + smuggled);
    assert.equal(parse(text).status, status);
    assert.equal(countReplies(text), 1);
  });
}

test('refuses a file whose connection ends early', options, async () => {
  const connection = open(program.port);
  const body = form(visitor.guard.csrf, 'name\nRobin\n');
  const headers = { Cookie: visitor.cookie, 'Content-Type': kMultipart, 'Content-Length': String(body.length) };
  connection.socket.end(message(program.port, 'POST', '/bring-in', headers, body.slice(0, -9)));
  assert.equal(parse(await connection.closed).status, 400);
});

test('says of a file that is too large that it is, however large it is', options, async () => {
  const row = `${'Robin '.repeat(20)}\n`;
  const of = (megabytes) => form(visitor.guard.csrf, `name\n${row.repeat(Math.ceil((megabytes << 20) / row.length))}`);
  const somewhat = await send(of(21));
  assert.equal(somewhat.status, 422);
  assert.match(somewhat.body, /larger than 20 MB/);
  const far = await send(of(40));
  assert.equal(far.status, 413);
  assert.match(far.body, /choose a smaller file/);
});
