// SPDX-License-Identifier: MIT
// Printing as a therapist does it, on a real printer behind a real CUPS, and how its pages look.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PrintHouse, until } from '../service/print_house.mjs';
import { openHouse } from './browser.mjs';
import { looksRight } from './looks.mjs';
import { openInvitableCase, setUp } from './therapist.mjs';

let printers;
let house;
let address;
let page;
let client;

before(async () => {
  printers = await PrintHouse.open();
  house = await openHouse({}, ['--cups', printers.socket]);
  ({ address, page } = house);
  await page.goto(address);
  await setUp(page);
  client = await openInvitableCase(page, 'post');
});

after(async () => {
  await house?.close();
  await printers?.close();
});

/** What is read aloud when it changes, and the part in it that is asked for again; which of the two are those that were marked. */
const kFollowed = ['[aria-live]', '[aria-live] > [data-refresh]'];
const mark = () => page.evaluate((parts) => parts.forEach((part) => (document.querySelector(part).isMarked = true)), kFollowed);
const marked = () => page.evaluate((parts) => parts.map((part) => document.querySelector(part).isMarked === true), kFollowed);
const looksAgain = () => page.waitForResponse((reply) => reply.url() === page.url());

const says = (words) => page.waitForSelector(`.print-jobs >> text=${words}`, { timeout: 10_000 });

test('a document is printed with one press, and the page follows it without being touched', async () => {
  printers.holdUp();
  await page.goto(`${client}/documents/H07`);
  await page.check('#paper-home');
  await looksRight(page, 'print-button');
  await page.click('.print-choices summary');
  assert.match(await page.textContent('#printer'), /The office printer/);
  assert.equal(await page.inputValue('#print_size'), 'na_letter_8.5x11in');
  await looksRight(page, 'print-choices');
  await page.click('button:text-is("Print")');
  await page.waitForURL('**/printing/*');
  await says('At the printer');
  await looksRight(page, 'print-run');
  await says('has not said yet');
  await mark();
  await looksAgain();
  await looksAgain();
  assert.deepEqual(await marked(), [true, true], 'what did not change is not read aloud again');
  printers.say('+media-empty-error');
  await says('has no paper');
  assert.deepEqual(await marked(), [true, false], 'what is read aloud stays, and what stands in it is told of');
  await looksRight(page, 'print-run-stopped');
  // It begins nothing else while it has no paper.
  printers.say('-media-empty-error');
  await says('At the printer');
  printers.letGo();
  await says('Printed');
  await page.waitForSelector('text=Back to the documents');
  await looksRight(page, 'print-run-done');
  assert.equal(printers.printed().length, 1);
});

test('a choice that cannot be is told at its field, and nothing is made', async () => {
  await page.goto(`${client}/documents/H01`);
  if (await page.locator('#paper-home').count()) await page.check('#paper-home');
  await page.click('.print-choices summary');
  await page.fill('#copies', '21');
  await page.click('button:text-is("Print")');
  await page.waitForSelector('#copies-problem');
  assert.equal(await page.inputValue('#copies'), '21');
  await looksRight(page, 'print-choices-problem');
  assert.equal(printers.printed().length, 1);
});

test('a set shows which of its documents are done', async () => {
  await page.goto(`${client}/set`);
  for (const box of await page.locator('[name=code]').all()) await box.setChecked(['H07', 'H02'].includes(await box.getAttribute('value')));
  await page.check('#paper-home');
  await looksRight(page, 'print-set');
  printers.holdUp();
  await page.click('text=Make and print them all');
  await page.waitForURL('**/printing/*');
  await page.waitForSelector('text=0 of 2 printed');
  await says('At the printer');
  await looksRight(page, 'print-run-set');
  printers.letGo();
  await page.waitForSelector('text=All 2 are printed', { timeout: 20_000 });
  await looksRight(page, 'print-run-set-done');
});

test('the receipt tells what was printed where, and prints it again', async () => {
  await page.goto(`${client}/handed-over`);
  await looksRight(page, 'print-handed-over');
  await page.click('.rows a');
  await page.waitForSelector('text=printed on Office');
  await looksRight(page, 'print-receipt');
  const before = printers.printed().length;
  await page.check('#paper-home');
  await page.click('button:text-is("Print")');
  await page.waitForURL('**/printing/*');
  await until('the copy', () => printers.printed().length === before + 1);
});

test('a run is stopped with one press', async () => {
  printers.holdUp();
  await page.goto(`${client}/documents/H07`);
  await page.check('#paper-home');
  await page.click('button:text-is("Print")');
  await page.waitForURL('**/printing/*');
  await says('At the printer');
  await page.click('text=Stop it');
  await says('Cancelled');
  await page.waitForSelector('text=Nothing is sent a second time');
  await looksRight(page, 'print-run-cancelled');
  printers.letGo();
});

test('an envelope is printed on an envelope', async () => {
  await page.goto(`${client}/documents/L02`);
  await page.check('#approved');
  await page.check('#how-posted');
  await page.click('text=Save the PDF');
  await page.waitForURL('**/receipt');
  await page.goto(page.url().replace('/receipt', '/envelope'));
  await page.fill('#recipient', 'Iñaki\n7 Mill Lane\nHouston, TX 77006');
  await looksRight(page, 'print-envelope');
  await page.click('button:text-is("Print")');
  await page.waitForURL('**/printing/*');
  await says('Printed');
  assert.equal(printers.options().at(-1).IPP_MEDIA, 'na_number-10_4.125x9.5in');
});

test('without a print system the pages say so and leave saving', async () => {
  await printers.stopCups();
  await until('the page knows', async () => {
    await page.goto(`${client}/documents/H07`);
    return page.locator('text=does not answer').count();
  });
  assert.equal(await page.locator('button:text-is("Print")').count(), 0);
  assert.equal(await page.locator('button:text-is("Save the PDF")').count(), 1);
  await looksRight(page, 'print-none');
});
