// Composing a document beside its pages, and what is kept of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openHouse } from './browser.mjs';
import { looksRight } from './looks.mjs';
import { openInvitableCase, setUp } from './therapist.mjs';

let house;
let address;
let page;
let client;

before(async () => {
  house = await openHouse();
  ({ address, page } = house);
  await page.goto(address);
  await setUp(page);
  client = await openInvitableCase(page, 'post', 'phone');
});

after(async () => {
  await house?.close();
});

test('the pages follow what is typed beside them, and no address has it', async () => {
  await page.goto(`${client}/documents/L02`);
  const before = await page.getAttribute('.paper img', 'src');
  await page.fill('#sentence', 'I keep a pot of tea warm.');
  await page.waitForFunction((old) => document.querySelector('.paper img').src !== new URL(old, location).href, before);
  assert.match(await page.getAttribute('.paper img', 'src'), /^data:image\/svg\+xml;base64,/);
  await looksRight(page, 'compose-letter');
});

test('a word that presses is said at its field and stops the letter', async () => {
  await page.fill('#sentence', 'You must come at last.');
  await page.check('#approved');
  await page.click('button:text-is("Save the PDF")');
  await page.waitForSelector('#sentence-problem');
  assert.match(await page.textContent('#sentence-problem'), /must/);
  assert.equal(await page.inputValue('#sentence'), 'You must come at last.');
  await looksRight(page, 'compose-problem');
});

test('the page says which answer its words come from', async () => {
  await page.goto(`${client}/documents/L02`);
  await page.click('summary:has-text("Where the words come from")');
  assert.match(await page.textContent('.origins'), /What do you think makes it hard/);
  await looksRight(page, 'compose-origins');
});

test('without a word about the paper nothing is made, and with one there is a receipt', async () => {
  await page.goto(`${client}/documents/H02`);
  await page.click('button:text-is("Save the PDF")');
  await page.waitForSelector('#paper-problem');
  await page.check('#paper-home');
  await page.check('#how-in-session');
  await page.click('button:text-is("Save the PDF")');
  await page.waitForURL('**/receipt');
  assert.match(await page.textContent('main'), /handed over in a session/);
  await looksRight(page, 'receipt');
  await page.click('text=Everything that was handed over');
  await looksRight(page, 'handed-over');
});

test('a set is made together, from the keyboard', async () => {
  await page.goto(`${client}/set`);
  await looksRight(page, 'set');
  for (const code of await page.locator('[name="code"]').all()) await code.uncheck();
  await page.focus('#code-H01');
  await page.keyboard.press('Space');
  await page.focus('#code-S01');
  await page.keyboard.press('Space');
  await page.focus('#paper-home');
  await page.keyboard.press('Space');
  await page.focus('button:text-is("Make them all")');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/handed-over');
  assert.equal(await page.locator('.issued li').count(), 3);
});

test('the first visit has its day and place', async () => {
  await page.goto(`${client}/documents/H11`);
  await page.fill('#visit_when', 'Tuesday, December 1, at 6');
  await page.click('button:text-is("Show it on the page")');
  await page.waitForURL('**/preview');
  assert.equal(await page.inputValue('#visit_when'), 'Tuesday, December 1, at 6');
  await looksRight(page, 'first-visit');
});
