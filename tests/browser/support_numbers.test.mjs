// The support numbers: the country's with the day of their check, and the practice's own in front of them, on the page and on paper.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openHouse, picture } from './browser.mjs';
import { looksRight } from './looks.mjs';
import { keyboard, newClient, setUp } from './therapist.mjs';

let house;
let address;
let page;
let client;

before(async () => {
  house = await openHouse();
  ({ address, page } = house);
  await page.goto(address);
  await setUp(page);
  await newClient(page, 'Kaʻiulani Kealoha-Schwarzenberger', 'Tomáš Dvořák-Nakamura');
  client = page.url();
});

after(async () => {
  await house?.close();
});

const own = () => page.locator('.own-items li');
const buttonOf = (name, button) => own().filter({ hasText: name }).locator(`button:has-text("${button}")`);

async function add(name, reach, about, more = {}) {
  // Anew, so that the address tells of this number and not of the one before.
  await page.goto(`${address}numbers`);
  for (const [field, text] of Object.entries({ name, reach, about, ...more })) await page.fill(`#${field}`, text);
  await page.click('text=Add this number');
  await page.waitForURL('**/numbers?done=added');
}

test('the numbers of the country stand there with the day of their check', async () => {
  await page.click('header >> text=Practice');
  await page.click('a:text-is("Support numbers")');
  await page.waitForURL('**/numbers');
  assert.match(await page.textContent('main'), /In the United States/);
  assert.match(await page.textContent('.numbers'), /Call 911/);
  assert.match(await page.textContent('main'), /None yet/);
  await looksRight(page, 'numbers-empty');
});

test('what is wrong with a number stands at its field', async () => {
  await page.fill('#name', 'Lantern House ☎☎');
  await page.fill('#about', 'A safe place to stay, for you and your children. Day and night, 📞 first.');
  await page.fill('#checked_on', '2031-01-01');
  await page.click('text=Add this number');
  await page.waitForSelector('#reach-problem');
  assert.match(await page.textContent('#about-problem'), /cannot be printed/);
  assert.match(await page.textContent('#checked_on-problem'), /still to come/);
  await looksRight(page, 'numbers-problems');
});

test('the practice adds numbers of its own, puts them in order and changes them', async () => {
  await add('Lantern House', 'Call (713) 555-0142', 'A safe place to stay, for you and your children. Day and night.',
    { spanish_reach: 'Llame al (713) 555-0142', spanish_about: 'Un lugar seguro para usted y sus hijos. De día y de noche.' });
  await add(`Advocates of ${'Harris County and the counties around it '.repeat(2)}`.slice(0, 80).trim(),
    `Call ${'(713) 555-0143, '.repeat(9)}`.trim(), 'x'.repeat(240));
  await add('Bridge Team', 'Text BRIDGE to 555-0144', 'Comes to your home when somebody is in a crisis.', { checked_on: '2026-01-01' });
  assert.equal(await own().count(), 3);
  await buttonOf('Bridge Team', 'Up').click();
  await page.waitForURL(/done=moved/);
  assert.match(await own().nth(1).textContent(), /Bridge Team/);
  await page.click('a:text-is("Bridge Team")');
  await page.fill('#reach', 'Text BRIDGE to 555-0199');
  await looksRight(page, 'number');
  await page.click('main button:text-is("Save")');
  await page.waitForURL('**/numbers?done=changed');
  assert.match(await own().nth(1).textContent(), /555-0199/);
});

test('a check that is long ago is told of until it was made again', async () => {
  assert.match(await page.textContent('main'), /last checked on January 1, 2026/);
  await looksRight(page, 'numbers-due');
  await page.goto(`${address}clients`);
  await picture(page, 'clients-numbers-due');
  await page.goto(`${client}/documents/S01`);
  await picture(page, 'document-numbers-due');
  await page.click('text=Check them first');
  await page.waitForURL('**/numbers');
  await buttonOf('Bridge Team', 'Checked today').click();
  await page.waitForURL('**/numbers?done=checked');
  assert.doesNotMatch(await page.textContent('main'), /which is more than 180 days ago/);
  await page.goto(`${address}numbers`);
  await page.click('text=I have checked these numbers today');
  await page.waitForURL('**/numbers?done=checked');
  await page.goto(`${address}clients`);
  assert.equal(await page.locator('a[href="/numbers"]').count(), 0);
});

test('a number that was removed comes back', async () => {
  await page.goto(`${address}numbers`);
  await buttonOf('Advocates', 'Remove').click();
  await page.waitForURL('**/numbers?done=removed');
  assert.equal(await own().count(), 2);
  await picture(page, 'numbers-removed');
  await page.click('.undo button');
  await page.waitForURL('**/numbers?done=back');
  assert.equal(await own().count(), 3);
});

test('they come first on the page that is handed out', async () => {
  await page.goto(`${client}/documents/S01`);
  await page.waitForSelector('.paper img');
  await picture(page, 'document-numbers');
  await picture(page, 'document-numbers');
  assert.equal(await page.isVisible('a[href="/numbers"]'), true);
});

test('all of it works with scripts switched off', async () => {
  const plain = await house.browser.newContext({ javaScriptEnabled: false });
  await plain.addCookies(await page.context().cookies());
  const quiet = await plain.newPage();
  await quiet.goto(`${address}numbers`);
  for (const [field, text] of Object.entries({ name: 'Quiet Line', reach: 'Call 1', about: 'Nights.' })) await quiet.fill(`#${field}`, text);
  await keyboard.click(quiet, 'text=Add this number');
  await quiet.waitForURL('**/numbers?done=added');
  await keyboard.click(quiet, '.own-items li:last-child button:has-text("Up")');
  await quiet.waitForURL(/done=moved/);
  await keyboard.click(quiet, '.own-items li:has-text("Quiet Line") button:has-text("Remove")');
  await quiet.waitForURL('**/numbers?done=removed');
  await keyboard.click(quiet, '.undo button');
  await quiet.waitForURL('**/numbers?done=back');
  assert.match(await quiet.textContent('.own-items'), /Quiet Line/);
  await plain.close();
});
