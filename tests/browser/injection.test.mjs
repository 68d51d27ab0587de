// SPDX-License-Identifier: MIT
// Every payload goes into every field for words of every form, and is looked for on every page, in every file to save, and in a real browser:
// it is text wherever it comes out, and never a script, an address, a style or a template.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { openHouse } from './browser.mjs';
import { kEvaluated, payloads } from './payloads.mjs';
import { Visitor, passphrase } from '../service/program.mjs';
import { kCalmAnswers } from './therapist.mjs';
import { Walker } from './walker.mjs';

/// Most fields for one line take as much.
const kShort = 110;
/// What ends the session, shortens names, says all in another language, takes long for the sake of a passphrase, or takes away what the next round writes into.
const kLeftAlone = /^\/(lock|company|initials|language|search|recover|backup|restore|access\/(passphrase|keys|recovery-kit|add))|(remove|destroy|destroy-partner|trash|discard|closing|stop|mistake|undo|take-out|with-password)$|\/(merge|unmerge)\//;

const kPacksOfAText = 5;
/// So often a form is sent that has only such fields: they have had every pack long before the others.
const kEarlier = 5;
/// So often all pages are looked at between the rounds, not only those with a field for words.
const kAllPages = 25;
const flat = (text) => text.replaceAll(/\s+/g, ' ').trim();

/// As many payloads at a time as fit into a field of one line.
const packs = [''];
for (const payload of payloads) {
  if (packs.at(-1).length + payload.length >= kShort) packs.push('');
  packs[packs.length - 1] += payload + ' ';
}

let house;
let page;
let walker;
let client;
let addresses = [];
const faults = new Set();
const kinds = new Set();
const begun = new Set();

before(async () => {
  house = await openHouse();
  page = house.page;
  const visitor = new Visitor(house.program.port);
  await visitor.setUp();
  walker = new Walker(house.program.port, visitor.cookie, await page.context().newPage());
  walker.passphrase = passphrase;
  await sendFrom('/practice', '/practice', { practitioner_name: 'Dr. Ana Whitfield', reply_to: '12 Alder Street', secrets_policy: 'no-secrets' });
  client = (await sendFrom('/clients', '/clients', { name: 'María-José', partner: 'Iñaki' })).headers.location.split('?')[0];
  const intake = { 'q:B2': 'yes', 'q:E1': 'yes-ok', 'q:E7': 'R01', 'q:N1': 'write' };
  await sendFrom(`${client}/intake`, `${client}/intake`, intake);
  const screening = Object.fromEntries(Object.entries(kCalmAnswers).map(([question, code]) => [`q:${question}`, code]));
  await sendFrom(`${client}/screening`, `${client}/screening`, screening);
  await sendFrom(`${client}/authorization`, `${client}/authorization`, {});
});
after(() => house?.close());

/** What two addresses of one kind have in common: codes of documents, numbers and ids are left out. */
const pattern = (path) => path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}').replaceAll(/\/[A-Z]\d\d(-[CP])?(?=[/?]|$)/g, '/{code}')
  .replaceAll(/\/\d+(?=\/|$)/g, '/{number}').replaceAll(/\/items\/[^/?]+/g, '/items/{item}').replaceAll(/^\/forms\/[^/]+/g, '/forms/{form}').replaceAll(/=[^&#]*/g, '=').replace(/#.*/, '');

/// Reads a reply, and remembers what should not be there.
async function look(where, reply) {
  const seen = await walker.read(reply);
  const found = [...seen.faults];
  if (seen.text.includes(kEvaluated)) found.push('an evaluated template');
  if (reply.status >= 500) found.push(`status ${reply.status}`);
  if (reply.headers['set-cookie']?.some((cookie) => !/^(__Host-)?s=/.test(cookie))) found.push('a cookie');
  for (const fault of found) faults.add(`${where}: ${fault}`);
  return seen;
}

async function visit(address) {
  return look(`GET ${pattern(address)}`, await walker.ask('GET', address));
}

async function send(form, body) {
  const reply = await walker.ask('POST', form.action, body.toString());
  await look(`POST ${pattern(form.action)}`, reply);
  return reply;
}

/** Sends a form of a page as it stands there, but for these fields; those with a question's name are its only answers. */
async function sendFrom(address, action, different) {
  const form = (await visit(address)).forms.find((form) => form.action === action);
  const body = walker.fill(form, () => 'Robin', true);
  if (Object.keys(different).some((name) => name.startsWith('q:'))) [...body.keys()].filter((name) => name.startsWith('q:')).forEach((name) => body.delete(name));
  for (const [name, value] of Object.entries(different)) body.set(name, value);
  const reply = await send(form, body);
  assert.equal(reply.status, 303, `${action}: ${(await walker.read(reply)).text}`);
  return reply;
}

const isOpen = (form) => form.method === 'post' && !form.isFile && !kLeftAlone.test(form.action);
const hasWords = (form) => form.fields.some(({ kind }) => kind === 'text' || kind === 'textarea');

/// Pages of the program's own words alone.
const kWithoutWords = /^\/(library|help|recover|assets)/;

/// Every filled form has questions of its own.
const kMany = /^\/filled-forms\/\{id\}$/;

/** Every address that the pages lead to, two of a kind. The first form of each kind that it meets is sent. */
async function crawl() {
  const kinds = new Map();
  const found = [];
  const queue = ['/today', '/clients', '/practice', '/audit-trail', '/trash', '/destroyed', '/what-happened', client];
  for (const next of queue) {
    const address = next.replace(/#.*/, '');
    const kind = pattern(address);
    if (found.includes(address) || !address.startsWith('/') || kWithoutWords.test(address)) continue;
    if ((kinds.get(kind) ?? 0) >= (kMany.test(kind) ? 12 : 2)) continue;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    found.push(address);
    const { links, forms } = await visit(address);
    queue.push(...links.map((link) => (link.startsWith('?') ? address.replace(/\?.*/, '') + link : link)));
    for (const form of forms.filter((form) => isOpen(form) && !form.action.startsWith(`${client}/keeping`))) {
      if (begun.has(pattern(form.action))) continue;
      begun.add(pattern(form.action));
      const reply = await send(form, walker.fill(form, () => 'Robin', true));
      if (reply.headers.location) queue.push(reply.headers.location);
    }
  }
  return found;
}


const isLine = ({ kind, shape }) => kind === 'text' && !['date', 'number', 'numeric', 'decimal', 'time'].includes(shape);

/** What to type into the fields of a form that is sent for this time: another pack in each, and all of them in the end. */
function wordsOf(time) {
  let place = time;
  return ({ kind }) => {
    const count = kind === 'textarea' ? kPacksOfAText : 1;
    const first = place++ * count;
    return Array.from({ length: count }, (_, i) => packs[(first + i) % packs.length]).join('\n');
  };
}

/** Navigates to these addresses in the browser, as a person does, and remembers what it complains about. */
async function show(all) {
  for (const address of all) {
    const where = `on the screen, ${pattern(address)}`;
    const complain = (what) => faults.add(`${where}: ${what}`);
    const listen = [['dialog', (dialog) => { complain('a dialog'); return dialog.dismiss(); }], ['pageerror', (error) => complain(error.message)],
      ['console', (message) => message.type() === 'error' && !/a status of 4\d\d /.test(message.text()) && complain(message.text())], ['request', (request) => request.url().startsWith(house.address) || complain(request.url())]];
    for (const [event, heard] of listen) page.on(event, heard);
    await page.goto(house.address + address.slice(1)).catch((failure) => /Download is starting|ERR_ABORTED/.test(failure.message) || complain(failure.message));
    for (const violation of await page.evaluate(() => window.violations ?? [])) complain(violation);
    for (const [event, heard] of listen) page.off(event, heard);
  }
}

test('has a practice in which every form was used', { timeout: 300_000 }, async () => {
  await crawl();
  addresses = await crawl();
  assert.ok(begun.size >= 40, `${begun.size} forms`);
  assert.deepEqual([...faults], []);
});

test('is text on every page, whatever is typed into any field', { timeout: 900_000 }, async (test) => {
  assert.ok(payloads.length >= 200);
  const writing = [];
  for (const address of addresses) {
    if ((await visit(address)).forms.some((form) => isOpen(form) && hasWords(form))) writing.push(address);
  }
  const sent = new Map();
  const kept = new Set();
  const times = new Map();
  let round = 0;
  const typeInto = async (address) => {
    for (const form of (await visit(address)).forms.filter((form) => isOpen(form) && hasWords(form))) {
      if (round % kEarlier !== 0 && !form.fields.some(isLine)) continue;
      for (const { name, value } of form.fields) {
        const typed = sent.get(`${form.action} ${name}`);
        if (typed && flat(value) === flat(typed)) kept.add(`${pattern(form.action)} ${name}`);
      }
      const time = times.get(form.action) ?? 0;
      times.set(form.action, time + 1);
      // Every eighth time into fields for days and numbers, too, which then refuse them.
      const body = walker.fill(form, wordsOf(time), time % 8 !== 7);
      for (const { name, kind } of form.fields) if (kind === 'text' || kind === 'textarea') sent.set(`${form.action} ${name}`, body.get(name));
      await send(form, body);
    }
  };
  for (; round < packs.length; ++round) {
    await Promise.all((round % kAllPages === 0 ? addresses : writing).map(typeInto));
  }
  for (const address of addresses) await visit(address);
  assert.ok(flat((await visit('/clients')).text).includes(payloads[0]), 'names stand on the list as they were typed');
  const fields = new Set([...sent.keys()].map(pattern));
  test.diagnostic(`${packs.length} rounds over ${writing.length} of ${addresses.length} pages, ${fields.size} fields, of which ${kept.size} kept what was typed`);
  assert.deepEqual([...faults], []);
  assert.ok(fields.size >= 100 && kept.size >= 80, `${fields.size} fields, ${kept.size} of which kept what was typed`);
});

test('runs nothing in a browser that shows it', { timeout: 300_000 }, async () => {
  await page.context().addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  });
  await page.goto(house.address);
  await page.fill('#passphrase', passphrase);
  await page.click('main button');
  await page.waitForURL('**/today');
  addresses = await crawl();
  await show(addresses);
  assert.deepEqual([...faults], []);
});

test('stays text in every file to save', { timeout: 300_000 }, async () => {
  for (const format of ['csv', 'json', 'fhir', 'fhir-openemr', 'vcard']) await takeOut(client, format);
  // What no typeface has keeps a record from being a PDF, so this one has the other payloads.
  const plain = payloads.filter((payload) => /^[\n\r\t -~]*$/.test(payload));
  await sendFrom('/practice', '/practice', { practitioner_name: packs[0], name: packs[20] });
  const { headers } = await sendFrom('/clients', '/clients', { name: packs[0], partner: packs[20] });
  const other = headers.location.split('?')[0];
  await sendFrom(other, `${other}/notes`, { text: plain.join('\n\n') });
  await takeOut(other, 'pdf');
  for (const address of addresses.filter((address) => /^\/issued\/[^/]+$/.test(address))) checkFile(address, await walker.ask('GET', address));
  const trail = (await visit('/audit-trail')).forms.find(({ action }) => action === '/audit-trail/take-out');
  await save(trail.action, walker.fill(trail, () => '', true));
  assert.deepEqual([...kinds].sort(), ['application/fhir+json', 'application/json', 'application/pdf', 'text/csv', 'text/vcard']);
  assert.deepEqual([...faults], []);
});

async function takeOut(whose, format) {
  const form = (await visit(`${whose}/take-out`)).forms.find(({ action }) => action === `${whose}/take-out`);
  const body = walker.fill(form, () => 'Robin', true);
  body.set('format', format);
  await save(form.action, body);
}

async function save(action, body) {
  const reply = await walker.ask('POST', action, body.toString());
  assert.equal(reply.status, 200, action);
  const { links } = await look(`POST ${pattern(action)}`, reply);
  if (reply.headers['content-disposition']) return checkFile(action, reply);
  // A record of several files comes as a page that holds them.
  const files = links.map((link) => /^data:([^,]*);base64,(.*)$/.exec(link)).filter(Boolean);
  assert.ok(files.length > 0, action);
  for (const [, type, content] of files) checkContent(action, type, Buffer.from(content, 'base64'));
}

function checkFile(where, reply) {
  assert.match(reply.headers['content-disposition'], /^attachment; filename="[a-z0-9.-]+"$/, where);
  checkContent(where, reply.headers['content-type'], reply.bytes);
}

/** Of comma-separated values (RFC 4180). */
const cellsOf = (text) => [...text.replace(/^\ufeff/, '').matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare);

/** A PDF does nothing and has the payloads as text, JSON is JSON, no cell of a sheet begins a formula, no line of a card is made up. */
function checkContent(where, type, bytes) {
  const fault = (what) => faults.add(`${pattern(where)}: ${what}`);
  const isPdf = type.startsWith('application/pdf');
  const text = isPdf ? execFileSync('pdftotext', ['-', '-'], { input: bytes, maxBuffer: 1 << 28 }).toString() : bytes.toString();
  kinds.add(type.split(';')[0]);
  if (text.includes(kEvaluated)) fault('an evaluated template');
  if (isPdf && /\/(JavaScript|JS|Launch|SubmitForm|URI)\b/.test(bytes.toString('latin1'))) fault('an action in a PDF');
  if (/json/.test(type)) JSON.parse(text);
  if (/csv/.test(type) && cellsOf(text).some((cell) => /^[\s\u00a0]*[=+@-]/m.test(cell))) fault('a line of a cell that begins a formula');
  if (/vcard/.test(type) && !text.split('\r\n').every((line) => /^([A-Z-]+[;:]|[ \t]|$)/.test(line))) fault('a line that is no property');
}
