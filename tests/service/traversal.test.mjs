// SPDX-License-Identifier: MIT
// Ids that are ways out: in every place of every address that toolkit/API.md names, none leads to a file, to another record or to a failure.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Visitor, ask, isStandIn, launch } from './program.mjs';

const options = { skip: isStandIn && 'the stand-in has other addresses', timeout: 300_000 };
const kSecret = 'a-file-that-is-no-page-0419';

let program;
let visitor;
let file;
before(async () => {
  program = await launch();
  if (isStandIn) return;
  file = join(program.data, 'elsewhere.txt');
  writeFileSync(file, kSecret);
  visitor = new Visitor(program.port);
  await visitor.setUp();
  await visitor.get('/clients');
});
after(() => program.stop());

/// Every address with a place for an id, once for each method.
const routes = [...readFileSync(new URL('../../toolkit/API.md', import.meta.url), 'utf8')
  .matchAll(/^\| (GET|POST) \| `(\/[^`]*\{[^`]*)` \| \w+ \| ([^|]*)\|/gm)]
  .map(([, method, path, body]) => ({ method, path, isFile: /a file/.test(body) }));

/// With the rest of the address in its place, and the program's own files as where they would lead.
const waysOut = () => {
  const up = '../'.repeat(12);
  const there = file.slice(1);
  return [
    '..', '.', '../', '../..', `${up}etc/passwd`, `${up}${there}`, `/${there}`, '../elsewhere.txt', '../records.both-of-us', '%2e%2e', '.%2e', '%2e%2e%2f',
    '..%2f', `..%2f..%2f..%2f${encodeURIComponent(there)}`, '%252e%252e%252f', '..%5c', '..\\..\\', '%c0%ae%c0%ae%c0%af', '..%ef%bc%8f', '%uff0e%uff0e%u2215',
    '..;/', '....//', '%00', 'x%00', `%00${there}`, 'x%0d%0aX: y', 'x%20', '%', '%zz', '*', '?', '#', '~root', '$HOME', '`id`', '$(id)', '|id', ';id', 'NUL',
    '--help', `file:%2f%2f${there}`, '@evil.test', '...', '-', '0', '-1', '1e9', '9223372036854775808', '18446744073709551616', 'null', 'NaN', "'",
    '1%20OR%201=1', "x'%20OR%20'1'='1", 'x'.repeat(64), 'x'.repeat(1900), '00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
    '%e2%80%ae', '%ed%a0%80', '%ff', 'é', 'records.both-of-us', 'elsewhere.txt', 'state', 'L01', 'phq-9', 'en-US', 'logo', 'client',
  ];
};

const files = () => readdirSync(program.data, { recursive: true }).sort();

test('finds every address that takes an id', options, () => {
  assert.ok(routes.length >= 100, `${routes.length}`);
  assert.ok(new Set(waysOut()).size >= 65, `${waysOut().length}`);
});

/// What this request was answered, checked for everything that no id may lead to.
async function askFor(method, target, isFile) {
  const fields = { csrf: visitor.guard.csrf, nonce: randomBytes(32).toString('hex'), version: '1' };
  const part = ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const upload = '--b\r\nContent-Disposition: form-data; name="file"; filename="../../../x"\r\n\r\nx\r\n--b--\r\n';
  const form = isFile ? Object.entries(fields).map(part).join('') + upload : new URLSearchParams(fields).toString();
  const headers = { Cookie: visitor.cookie, ...(isFile && { 'Content-Type': 'multipart/form-data; boundary=b' }) };
  const reply = await ask(program.port, method, Buffer.from(target).toString('latin1'), headers, method === 'POST' ? form : '');
  const where = `${method} ${target.slice(0, 200)}: ${reply.status} ${reply.header('location') ?? ''}`;
  assert.ok(reply.status >= 200 && reply.status < 500, where);
  assert.ok(!reply.body.includes(kSecret) && !reply.body.includes('root:x:') && !reply.body.includes('SQLite format 3'), where);
  assert.doesNotMatch(reply.header('location') ?? '/', /^\/\/|^[^/]|\.\./, where);
  return reply.status;
}

/// With ids of nothing in all places.
const kNothing = '0b0e4a3c-6f6e-4f3c-9d2e-6f1f5c1f6a01';
const toNothing = (text) => text.replaceAll(/\{\w+\}/g, kNothing);

test('is refused by no address for how it asks', options, async () => {
  const refused = [];
  for (const { method, path, isFile } of routes) {
    const status = await askFor(method, toNothing(path), isFile);
    if (status === 400 || status === 403) refused.push(`${method} ${path}: ${status}`);
  }
  assert.deepEqual(refused, []);
});

test('is led nowhere by any id in any address', options, async () => {
  const before = files();
  for (const { method, path, isFile } of routes) {
    for (const { index, 0: place } of path.matchAll(/\{\w+\}/g)) {
      const targets = waysOut().map((way) => toNothing(path.slice(0, index)) + way + toNothing(path.slice(index + place.length)));
      await Promise.all(targets.map((target) => askFor(method, target, isFile)));
    }
  }
  assert.deepEqual(files(), before);
  assert.equal(readFileSync(file, 'utf8'), kSecret);
  assert.equal(await visitor.countClients(), 0);
});
