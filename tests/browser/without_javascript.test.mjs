// The pages are server-rendered: everything works with scripts switched off.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openHouse } from './browser.mjs';
import { keyboard, newClient, setUp } from './therapist.mjs';

let house;
let address;
let page;

before(async () => {
  house = await openHouse({ javaScriptEnabled: false });
  ({ address, page } = house);
  await page.goto(address);
  await setUp(page, keyboard);
  await newClient(page, 'Taylor Kim', 'Taylor Kim', keyboard);
});

after(async () => {
  await house?.close();
});

test('an intake is saved, and an answer to a question that is not open is said not to count', async () => {
  const client = page.url();
  await page.goto(`${client}/intake`);
  await keyboard.check(page, '[name="q:B2"][value="yes"]');
  await keyboard.check(page, '[name="q:E1"][value="yes-ok"]');
  await keyboard.check(page, '[name="q:E2"][value="no"]');
  await keyboard.click(page, 'text=Save and go on');
  await page.waitForURL(client);
  await page.goto(`${client}/intake`);
  assert.equal(await page.isChecked('[name="q:E1"][value="yes-ok"]'), true);
  assert.equal(await page.isChecked('[name="q:E2"][value="no"]'), true, 'what was picked stays');
  assert.match(await page.textContent('[data-question="E2"]'), /This does not count/, 'E2 is asked only when E1 is not “yes-ok”');
  assert.doesNotMatch(await page.textContent('[data-question="E1"]'), /does not count/);
});

test('an answer that does not fit is shown again with a sentence, and the others are saved', async () => {
  await page.fill('[name="q:D4"]', 'x'.repeat(312));
  await page.fill('[name="q:D5"]', 'your patience');
  await keyboard.click(page, '.saving-bar button[name=stay]:visible');
  assert.match(await page.textContent('main'), /Shorten this to 200 characters; it has 312\./);
  assert.equal((await page.inputValue('[name="q:D4"]')).length, 312);
  await page.reload();
  await page.goto(page.url());
  assert.equal(await page.inputValue('[name="q:D5"]'), 'your patience');
  assert.equal((await page.inputValue('[name="q:D4"]')).length, 312, 'what was typed stays until it fits');
  assert.match(await page.textContent('[data-question="D4"]'), /Shorten this to 200 characters/);
});

test('a note in free text is kept with its date', async () => {
  const client = page.url().replace('/intake', '');
  await page.goto(client);
  await page.fill('#session_date', '2026-02-30');
  await page.fill('#text', 'Came alone.\nTalks fast when asked about the evenings.');
  await keyboard.click(page, 'text=Save the note');
  assert.match(await page.textContent('main'), /such as 2026-11-23/);
  assert.match(await page.inputValue('#text'), /Talks fast/);
  await page.fill('#session_date', '2026-11-20');
  await keyboard.click(page, 'text=Save the note');
  await page.waitForURL(/#notes$/);
  assert.match(await page.textContent('.timeline'), /November 20, 2026/);
});
