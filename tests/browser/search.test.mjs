// Finding people and notes while one types, by keyboard, and without scripts.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { admit, openHouse, picture } from './browser.mjs';
import { keyboard, newClient, setUp } from './therapist.mjs';

const kAxe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const kNote = 'Came alone. Talks fast when asked about the evenings, and fears blame more than anything else that was named in this hour.';

let house;
let address;
let browser;
let page;

before(async () => {
  house = await openHouse();
  ({ address, browser, page } = house);
  await page.goto(address);
  await setUp(page);
  await picture(page, 'search-no-clients');
  await newClient(page, 'María-José Fernández de la Cruz-Etxeberria', 'Iñaki Etxeberria-Muñoz');
  await page.fill('#text', kNote);
  await page.click('text=Save the note');
  await page.goto(`${address}clients`);
  await newClient(page, 'Kaʻiulani Kealoha-Schwarzenberger', 'Tomáš Dvořák-Nakamura');
  await page.goto(`${address}clients`);
});

after(async () => {
  await house?.close();
});

test('results come as one types, with the match marked, and the list comes back', async () => {
  await page.keyboard.press('/');
  await page.keyboard.type('maria');
  await page.waitForSelector('#found mark');
  assert.equal(await page.textContent('#found mark'), 'María');
  assert.equal(await page.isVisible('#listed'), false);
  assert.equal(page.url(), `${address}clients`, 'nothing that was typed is in the address');
  await page.keyboard.type(' etx');
  await page.waitForFunction(() => document.querySelectorAll('#found mark').length === 3);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('kaiulani');
  await page.waitForFunction(() => document.querySelector('#found mark')?.textContent === 'Kaʻiulani');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.waitForSelector('#listed .rows');
  assert.equal(await page.textContent('#found'), '');
});

test('a note is found and opened', async () => {
  await page.goto(`${address}clients`);
  await page.fill('#typed', 'blame even');
  await page.waitForSelector('#found mark');
  assert.match(await page.textContent('#found .found'), /Talks fast when asked about the evenings, and fears blame/);
  await picture(page, 'search-note-1280');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/notes/*');
  assert.equal(await page.inputValue('#text'), kNote);
});

test('what was saved a moment ago is found', async () => {
  await page.goto(`${address}clients`);
  await newClient(page, 'Priya Raghunathan', 'Vikram Raghunathan');
  await page.goto(`${address}clients`);
  await page.fill('#typed', 'vik');
  await page.waitForFunction(() => document.querySelector('#found mark')?.textContent === 'Vikram');
});

test('the answer to a later question wins', async () => {
  await page.goto(`${address}clients`);
  let hold;
  const held = new Promise((resolve) => { hold = resolve; });
  let requests = 0;
  await page.route('**/search', async (route) => {
    requests += 1;
    if (requests === 1) hold(route);
    else await route.continue();
  });
  await page.fill('#typed', 'priya');
  const earlier = await held;
  await page.fill('#typed', 'iñaki');
  await page.waitForSelector('#found mark');
  await earlier.fulfill({ response: await earlier.fetch() });
  // What the page asks after it has that answer comes after whatever it does with it.
  await page.evaluate(() => fetch('/assets/icon.svg').then((reply) => reply.text()));
  assert.equal(await page.textContent('#found mark'), 'Iñaki');
  await page.unroute('**/search');
});

test('text that was typed is shown as text', async () => {
  await page.goto(`${address}clients`);
  await page.fill('#typed', '<b>"self-harm" NEAR(* OR');
  await page.waitForSelector('#found .lead');
  assert.match(await page.textContent('#found'), /Nothing here matches/);
});

test('the pages of the search pass the accessibility checks and fit their window', async () => {
  for (const [width, colorScheme] of [[1280, 'light'], [1280, 'dark'], [360, 'light'], [360, 'dark']]) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await page.goto(`${address}clients`);
    await page.fill('#typed', 'ma');
    await page.waitForSelector('#found mark');
    await picture(page, `search-results-${width}-${colorScheme}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${width}`);
    await page.evaluate(readFileSync(kAxe, 'utf8'));
    const { violations } = await page.evaluate(() => window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'color-contrast-enhanced': { enabled: true } },
    }));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' '))}`), []);
  }
});

test('it works without scripts', async () => {
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await admit(plain, house.program);
  await plain.fill('#passphrase', 'four words that do not belong');
  await keyboard.click(plain, 'main button');
  await plain.waitForURL('**/today');
  await plain.goto(`${address}clients`);
  await plain.fill('#typed', 'blame');
  await plain.locator('#typed').press('Enter');
  await plain.waitForURL('**/search');
  assert.equal(await plain.textContent('mark'), 'blame');
  await picture(plain, 'search-without-scripts');
  await plain.close();
});

test('it is gone on lock', async () => {
  await page.goto(`${address}clients`);
  await page.fill('#typed', 'maria');
  await page.waitForSelector('#found mark');
  const other = await page.context().newPage();
  await other.goto(`${address}clients`);
  await other.click('.lock button');
  await other.waitForURL(address);
  await page.fill('#typed', 'priya');
  await page.waitForURL(address);
  assert.doesNotMatch(await page.textContent('body'), /Priya/);
});
