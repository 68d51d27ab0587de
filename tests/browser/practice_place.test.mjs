// Where the practice is: the page says what follows, and the papers follow.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openHouse, picture } from './browser.mjs';
import { looksRight } from './looks.mjs';
import { keyboard, setUp } from './therapist.mjs';

let house;
let address;
let page;

before(async () => {
  house = await openHouse();
  ({ address, page } = house);
  await page.goto(address);
  await setUp(page);
});

after(async () => {
  await house?.close();
});

test('what is only for the United Kingdom shows when it is chosen', async () => {
  await page.click('header >> text=Practice');
  assert.equal(await page.isChecked('#us'), true);
  assert.equal(await page.isVisible('#privacy_notice'), false);
  await picture(page, 'practice-us');
  await page.check('#uk');
  assert.equal(await page.isVisible('#privacy_notice'), true);
  assert.match(await page.textContent('#paper-help'), /becomes A4/);
});

test('the paper becomes A4 with it, once, and can be put back', async () => {
  await page.fill('#privacy_notice', 'www.riverbend.example/privacy');
  await page.check('#meets_online');
  await page.click('main form#answers button:text-is("Save")');
  await page.waitForURL('**/practice?saved=1&paper=a4');
  assert.match(await page.textContent('.saved-line'), /A4 from now on/);
  assert.equal(await page.isChecked('#a4'), true);
  assert.equal(await page.isChecked('#meets_online'), true);
  await picture(page, 'practice-uk');
  await page.check('#letter');
  await page.click('main form#answers button:text-is("Save")');
  await page.waitForURL('**/practice?saved=1');
  assert.equal(await page.isChecked('#letter'), true);
  assert.equal(await page.isChecked('#uk'), true);
  assert.equal(await page.inputValue('#privacy_notice'), 'www.riverbend.example/privacy');
});

test('the page is readable at any width, light and dark', async () => {
  await page.goto(`${address}practice`);
  await looksRight(page, 'practice-uk');
});

test('it works with scripts switched off', async () => {
  const plain = await house.browser.newContext({ javaScriptEnabled: false });
  await plain.addCookies(await page.context().cookies());
  const quiet = await plain.newPage();
  await quiet.goto(`${address}practice`);
  await keyboard.check(quiet, '#us');
  assert.equal(await quiet.isVisible('#privacy_notice'), false);
  await keyboard.click(quiet, 'main form#answers button:text-is("Save")');
  await quiet.waitForURL('**/practice?saved=1');
  assert.equal(await quiet.isChecked('#us'), true);
  await plain.close();
});
