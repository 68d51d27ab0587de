// The library: every document as pictures of its pages, to be looked through by mouse or keyboard, and by nobody while the records are locked.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openHouse, picture } from './browser.mjs';
import { setUp } from './therapist.mjs';

const consoleErrors = [];

let house;
let address;
let browser;
let page;

before(async () => {
  house = await openHouse();
  ({ address, browser, page } = house);
  page.on('console', (message) => { if (message.type() === 'error') consoleErrors.push(message.text()); });
  await page.goto(address);
  await setUp(page);
});

after(async () => {
  await house?.close();
});

/** The pictures of the page that the browser could not draw. */
const undrawn = () => page.$$eval('main img', (images) => images.filter((image) => !image.complete || image.naturalWidth === 0).map((image) => image.src));

test('the library shows the first page of every document, with nothing on record', async () => {
  await page.click('nav >> text=Library');
  await page.waitForLoadState('networkidle');
  assert.equal(await page.locator('.shelf li').count(), 28);
  assert.equal(await page.locator('.shelf img').count(), 28);
  assert.deepEqual(await undrawn(), []);
  await picture(page, 'library');
});

test('the keyboard opens a document, and its pages are drawn in every variant', async () => {
  const letter = page.locator('.shelf a[href="/library/L02"]');
  await letter.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/library/L02');
  const first = [];
  for (const variant of ['As usual', 'Large print', 'Easy to read']) {
    await page.click(`text=${variant}`);
    await page.waitForLoadState('networkidle');
    assert.equal(await page.textContent('.variants [aria-current]'), variant);
    assert.ok(await page.locator('.paper img').count() > 0);
    assert.deepEqual(await undrawn(), []);
    first.push(await page.getAttribute('.paper img', 'src'));
    await picture(page, `library-letter-${first.length}`);
  }
  assert.equal(new Set(first).size, 3);
});

test('the page keeps its place while its pictures come', async () => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.route('**/pages/1', (route) => route.abort());
  await page.goto(`${address}library`);
  const without = await page.locator('.shelf li').last().boundingBox();
  await page.unroute('**/pages/1');
  await page.goto(`${address}library`);
  await page.waitForLoadState('networkidle');
  assert.deepEqual(await page.locator('.shelf li').last().boundingBox(), without);
  consoleErrors.length = 0;
});

test('nothing of it is shown while the records are locked', async () => {
  await page.click('.lock button');
  for (const path of ['library', 'library/L02', 'library/L02/pages/1']) {
    const reply = await page.request.get(`${address}${path}`, { headers: { 'Sec-Fetch-Site': 'same-origin' } });
    assert.ok(!(await reply.text()).includes('L02'), path);
    assert.ok(!(reply.headers()['content-type'] ?? '').includes('svg'), path);
  }
});

test('the browser had nothing to complain about', () => {
  assert.deepEqual(consoleErrors, []);
});
