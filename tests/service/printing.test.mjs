// SPDX-License-Identifier: MIT
// Printing on a real IPP printer through a real CUPS: what arrives, what the page says when something goes wrong, and that nothing is
// printed twice.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { isStandIn, launch, Visitor } from './program.mjs';
import { PrintHouse, until } from './print_house.mjs';

const options = { skip: isStandIn && 'the stand-in does not print' };
/// "The page tells the truth within ten seconds."
const truth = 10_000;

let house;
let running;
let visitor;
let client;

async function openWith(printHouse) {
  house = await PrintHouse.open(printHouse);
  running = await launch({ words: ['--cups', house.socket] });
  visitor = new Visitor(running.port);
  await visitor.setUp();
  await visitor.get('/practice');
  await visitor.post('/practice', { version: '0', practitioner_name: 'Ana', secrets_policy: 'limited', name: 'Riverbend' });
  await visitor.get('/clients');
  const added = await visitor.post('/clients', { name: 'Maya', partner: 'Tom' });
  client = added.header('location');
}

beforeEach(async () => {
  if (!isStandIn) await openWith();
});
afterEach(async () => {
  await running?.stop();
  await house?.close();
  running = house = undefined;
});

const choices = { then: 'print', printer: 'Office', print_size: 'na_letter_8.5x11in', copies: '1', paper: 'home' };

/// Presses "Print" for a page that needs nobody's yes; the address of the page that follows.
async function print(more = {}, code = 'N01') {
  const page = await until('the printer is on the page', async () => {
    const shown = await visitor.get(`${client}/documents/${code}`);
    return shown.body.includes('value="print"') && shown;
  });
  assert.equal(page.found.status, 200);
  const reply = await visitor.post(`${client}/documents/${code}`, { ...choices, ...more });
  assert.equal(reply.status, 303, reply.body);
  return reply.header('location');
}

const states = (page) => [...page.body.matchAll(/data-state="([a-z-]+)"/g)].map(([, state]) => state);

/// Until the page says it; how long that took, and the page.
async function pageSays(run, what, within = truth) {
  return until(`the page says ${what}`, async () => {
    const page = await visitor.get(run);
    const shown = states(page);
    const isSaid = what instanceof RegExp ? what.test(page.body) : shown.length > 0 && shown.every((state) => state === what);
    return isSaid && page;
  }, within);
}

async function savedBytes() {
  const handedOver = await visitor.get(`${client}/handed-over`);
  const [, issued] = /href="(\/issued\/[0-9a-f-]+)\/receipt"/.exec(handedOver.body);
  return { issued, bytes: Buffer.from((await visitor.get(issued)).body, 'latin1') };
}

test('the printer receives exactly the bytes of the PDF, once, under a name that says nothing', options, async () => {
  const run = await print({ copies: '2', both_sides: '1' });
  await pageSays(run, 'printed');
  const { issued, bytes } = await savedBytes();
  const printed = house.printed();
  assert.equal(printed.length, 1);
  assert.ok(bytes.subarray(0, 5).equals(Buffer.from('%PDF-')));
  assert.ok(printed[0].equals(bytes), `${printed[0].length} bytes printed, ${bytes.length} kept`);
  const [job] = house.options();
  assert.equal(job.IPP_JOB_NAME, 'Handout');
  assert.equal(job.IPP_COPIES, '2');
  assert.equal(job.IPP_SIDES, 'two-sided-long-edge');
  assert.equal(job.IPP_MEDIA, 'na_letter_8.5x11in');
  for (const kept of house.control()) assert.ok(!/Maya|Tom|Riverbend/.test(kept));
  const receipt = await visitor.get(`${issued}/receipt`);
  assert.match(receipt.body, /sent to Office/);
  assert.match(receipt.body, /printed on Office/);
});

test('a press that arrives twice prints once', options, async () => {
  await visitor.get(`${client}/documents/N01`);
  await until('the printers', async () => (await visitor.get(`${client}/documents/N01`)).body.includes('value="print"'));
  const first = await visitor.post(`${client}/documents/N01`, choices);
  const second = await visitor.post(`${client}/documents/N01`, choices);
  assert.equal(first.status, 303);
  assert.equal(second.header('location'), first.header('location'));
  await pageSays(first.header('location'), 'printed');
  assert.equal(house.printed().length, 1);
});

test('a printer without paper is told of within ten seconds, and goes on by itself', options, async (context) => {
  house.holdUp();
  const run = await print();
  await until('the printer has it', () => house.printed().length === 1);
  house.say('+media-empty-error');
  const { after: took, found } = await pageSays(run, 'stopped');
  context.diagnostic(`out of paper: the page said so after ${took} ms`);
  assert.match(found.body, /has no paper/);
  house.say('-media-empty-error');
  await pageSays(run, 'at-printer');
  house.letGo();
  await pageSays(run, 'printed');
  assert.equal(house.printed().length, 1);
});

test('a printer that is switched off in the middle of a job is never called done', options, async (context) => {
  house.holdUp();
  const run = await print();
  await until('the printer has it', () => house.printed().length === 1);
  await pageSays(run, 'at-printer');
  await house.switchOff();
  const { after: took, found } = await pageSays(run, /has not said yet that it is done/);
  context.diagnostic(`killed in the middle: the page said so after ${took} ms`);
  assert.deepEqual(states(found), ['at-printer']);
  house.letGo();
  await house.switchOn();
  const { found: end } = await pageSays(run, 'not-known', 30_000);
  assert.match(end.body, /Look at the paper before you print it again/);
  assert.equal(house.printed().length, 1);
});

test('a printer that is off is told of within ten seconds, and prints once when it is back', options, async (context) => {
  await house.switchOff();
  const run = await print();
  const { after: took, found } = await pageSays(run, 'stopped');
  context.diagnostic(`switched off before: the page said so after ${took} ms`);
  assert.match(found.body, /does not answer/);
  await house.switchOn();
  await pageSays(run, 'printed', 60_000);
  assert.equal(house.printed().length, 1);
});

test('what is stopped while the printer is off is never printed', options, async () => {
  await house.switchOff();
  const run = await print();
  const page = await pageSays(run, 'stopped');
  assert.match(page.found.body, /Stop it/);
  const stopped = await visitor.post(`${run}/stop`);
  assert.equal(stopped.status, 303);
  await pageSays(run, 'cancelled');
  await house.switchOn();
  // The next document gets through; the stopped one did not.
  await pageSays(await print({}, 'N02'), 'printed');
  assert.equal(house.printed().length, 1);
});

test('CUPS that is killed in the middle is told of, and is not believed more than it knows when it is back', options, async (context) => {
  house.holdUp();
  const run = await print();
  await until('the printer has it', () => house.printed().length === 1);
  await house.stopCups();
  const { after: took, found } = await pageSays(run, 'stopped');
  context.diagnostic(`CUPS killed: the page said so after ${took} ms`);
  assert.match(found.body, /print system of this computer does not answer/);
  house.letGo();
  await house.startCups();
  const { found: end } = await pageSays(run, /data-state="(printed|not-known)"/, 30_000);
  context.diagnostic(`CUPS back: the page says ${states(end)}`);
  assert.equal(house.printed().length, 1);
});

test('without CUPS nothing is printed, and the page says so and leaves saving', options, async () => {
  await house.stopCups();
  const page = await until('the page knows', async () => {
    const shown = await visitor.get(`${client}/documents/N01`);
    return /does not answer/.test(shown.body) && shown;
  });
  assert.doesNotMatch(page.found.body, /value="print"/);
  assert.match(page.found.body, /Save the PDF/);
});

test('a set goes out as one job for each document', options, async () => {
  await until('the printers', async () => (await visitor.get(`${client}/set`)).body.includes('value="print"'));
  const form = new URLSearchParams({ ...visitor.guard, ...choices });
  for (const code of ['N01', 'N02']) form.append('code', code);
  const reply = await visitor.ask('POST', `${client}/set`, {}, form.toString());
  assert.equal(reply.status, 303, reply.body);
  await pageSays(reply.header('location'), 'printed', 30_000);
  assert.equal(house.printed().length, 2);
});

test('what the print system has is printed although the records are locked right after', options, async () => {
  await house.switchOff();
  await pageSays(await print(), 'stopped');
  await visitor.get('/clients');
  assert.equal((await visitor.post('/lock')).status, 303);
  assert.equal((await visitor.get('/clients')).header('location'), '/', 'the records are locked');
  assert.equal(house.printed().length, 0);
  await house.switchOn();
  await until('it is printed', () => house.printed().length === 1, 60_000);
});

test('a queue that is paused is told of', options, async () => {
  await running.stop();
  await house.close();
  await openWith({ state: 'Stopped' });
  const run = await print();
  await pageSays(run, 'stopped');
  assert.equal(house.printed().length, 0);
});
