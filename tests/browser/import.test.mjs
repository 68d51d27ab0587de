// Clients come in from a file: every line is looked at before anything is added.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openHouse } from './browser.mjs';
import { looksRight } from './looks.mjs';
import { keyboard, newClient, setUp } from './therapist.mjs';

// Invented people, as SimplePractice writes its list.
const kList = [
  'Legal first name*,Legal last name*,Suffix,What name do they go by?,Client type,Date of birth,Email',
  'Marcus,Washington,Jr.,,Adult,1980-01-01,m@example.org',
  'María-José,Fernández de la Cruz-Etxeberria,,,Adult,1979-01-01,',
  'Kaʻiulani,Kealoha-Schwarzenberger,,,Adult,,',
  'Hélène & Björn,Lefèvre,,,Couple,,',
  ',,,,Adult,,',
  `${'Wolfeschlegelsteinhausenbergerdorff'.repeat(4)},Long,,,Adult,,`,
  'marcus,washington,jr,,Adult,,',
].join('\r\n');
const kCards = 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Tomáš Dvořák-Nakamura\r\nLANG:cs-CZ\r\nTEL:1\r\nEND:VCARD\r\n'
  + 'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Raghunathan;Priya;;;\r\nFN:Priya Raghunathan\r\nEND:VCARD\r\n';

const file = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

async function send(name, text) {
  await page.goto(`${address}bring-in`);
  await page.setInputFiles('#file', file(name, text));
  await keyboard.click(page, 'text=Look at the file');
  await page.waitForLoadState();
}

let house;
let address;
let browser;
let page;

before(async () => {
  house = await openHouse();
  ({ address, browser, page } = house);
  await page.goto(address);
  await setUp(page, keyboard);
  await newClient(page, 'MARIA JOSE Fernandez de la Cruz Etxeberria', 'Iñaki', keyboard);
});

after(async () => {
  await house?.close();
});

test('the list of clients leads to a page for a file', async () => {
  await page.goto(`${address}clients`);
  await keyboard.click(page, 'text=Bring clients in from a file');
  await page.waitForURL('**/bring-in');
  await looksRight(page, 'bring-in');
});

test('a file that cannot be read says why, and adds nobody', async () => {
  await send('people.csv', 'phone\r\n1\r\n');
  assert.match(await page.textContent('#file-problem'), /no column for the name/);
  await looksRight(page, 'bring-in-problem');
});

test('every line has its fate before anything is added', async () => {
  await send('people.csv', kList);
  await page.waitForURL('**/bring-in/plan');
  const ticked = await page.locator('input[name=line]:checked').evaluateAll((boxes) => boxes.map((box) => box.value));
  assert.deepEqual(ticked.sort(), ['2', '4']);
  const words = await page.textContent('main');
  assert.match(words, /Likely the same person as MARIA JOSE Fernandez de la Cruz Etxeberria, with Iñaki, who is here already/);
  assert.match(words, /One line for two people/);
  assert.match(words, /Nearly the same name as line 2 of this file/);
  assert.match(words, /Line 6: There is no name/);
  assert.match(words, /Line 7: A name is longer than 120 characters/);
  assert.match(words, /no place for it: .*Date of birth\*?, Email/);
  await looksRight(page, 'bring-in-plan');
});

test('who was added meanwhile is shown before anything is doubled', async () => {
  const other = await page.context().newPage();
  await other.goto(`${address}clients`);
  await newClient(other, 'Marcus Washington, Jr.', '', keyboard);
  await other.close();
  await keyboard.click(page, 'text=Bring in who is ticked');
  await page.waitForSelector('#changed');
  assert.equal(await page.isChecked('#line-2'), false);
  assert.equal(await page.isChecked('#line-4'), true);
  await looksRight(page, 'bring-in-changed');
});

test('who is ticked comes in once, whatever is pressed afterwards', async () => {
  await keyboard.check(page, '#line-3');
  await keyboard.click(page, 'text=Bring in who is ticked');
  await page.waitForURL('**/bring-in/done');
  assert.match(await page.textContent('h1'), /2 clients came in/);
  assert.match(await page.textContent('#pairs + ul'), /merge the two/);
  await looksRight(page, 'bring-in-done');
  await page.reload();
  await page.goBack();
  await page.waitForURL('**/bring-in/done');
  await page.goto(`${address}clients`);
  assert.equal(await page.locator('#listed ul.rows > li').count(), 4);
});

test('contact cards come in too, with scripts switched off', async () => {
  const scripted = page;
  const plain = await browser.newContext({ javaScriptEnabled: false });
  await plain.addCookies(await scripted.context().cookies());
  page = await plain.newPage();
  await send('people.vcf', kCards);
  await keyboard.click(page, 'text=Bring in who is ticked');
  await page.waitForURL('**/bring-in/done');
  assert.match(await page.textContent('main'), /Tomáš Dvořák-Nakamura/);
  await plain.close();
  page = scripted;
});

test('a long list is looked through page by page', async () => {
  const people = Array.from({ length: 10_000 }, (_, i) => `Person ${String(i).replace(/\d/g, (d) => 'abcdefghij'[d])} Example`);
  const began = performance.now();
  await send('people.csv', `name\n${people.join('\n')}\n`);
  const seen = performance.now();
  assert.match(await page.textContent('main'), /Page 1 of 100/);
  await keyboard.check(page, '#line-2');
  await keyboard.click(page, 'button:text-is("Next page")');
  await page.waitForURL('**/bring-in/plan?page=2');
  assert.match(await page.textContent('.incoming'), /on the other pages: 9899/);
  const turned = performance.now();
  await keyboard.click(page, 'text=Bring in who is ticked');
  await page.waitForURL('**/bring-in/done', { timeout: 120_000 });
  assert.match(await page.textContent('h1'), /9999 clients came in/);
  const done = performance.now();
  await page.click('ul.rows a');
  await page.waitForURL('**/clients/*-*');
  const opened = performance.now();
  await page.reload();
  console.log(`one of 10,000 opened in ${Math.round(opened - done)} ms, again in ${Math.round(performance.now() - opened)} ms`);
  console.log(`10,000 lines: looked at in ${Math.round(seen - began)} ms, turned in ${Math.round(turned - seen)} ms, in after ${Math.round(done - turned)} ms`);
});

test('locking lets the file go', async () => {
  await send('people.csv', 'name\nAna Lima\n');
  await page.waitForURL('**/bring-in/plan');
  await keyboard.click(page, 'button:text-is("Lock")');
  await page.fill('#passphrase', 'four words that do not belong');
  await keyboard.click(page, 'main button');
  await page.waitForURL('**/today');
  await page.goto(`${address}bring-in/plan`);
  await page.waitForURL('**/bring-in');
});
