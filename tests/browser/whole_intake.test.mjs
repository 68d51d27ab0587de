// The whole intake, from the keyboard alone: asked a part at a time, locked midway, and finished with nothing lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openHouse, picture } from './browser.mjs';
import { looksRight } from './looks.mjs';
import { answer, keyboard, newClient, passphrase, saved, setUp, type } from './therapist.mjs';

let house;
let address;
let page;
let client;

before(async () => {
  house = await openHouse();
  ({ address, page } = house);
  await page.goto(address);
  await setUp(page, keyboard);
  await newClient(page, 'Nguyễn Thị Ánh', 'Lê Văn Hùng', keyboard);
  client = page.url();
});

after(async () => {
  await house?.close();
});

const progress = (part) => page.textContent(`[data-progress-of="${part}"]`);

test('the short form leads to the whole one and back, and what was answered in one is there in the other', async () => {
  await page.goto(`${client}/intake`);
  assert.equal(await page.locator('[data-question="A12"]').count(), 0);
  await answer(page, 'A7', 'email');
  await type(page, 'D1', 'Đôi khi chúng tôi chỉ im lặng.');
  await keyboard.click(page, 'text=Ask everything');
  await page.waitForURL('**/intake/whole');
  assert.equal(await page.inputValue('[name="q:D1"]'), 'Đôi khi chúng tôi chỉ im lặng.');
  assert.ok(await page.isVisible('[data-question="A8-email-where"]'), 'the way that was chosen is asked for');
  assert.ok(!await page.isVisible('[data-question="A8-post-where"]'));
  await type(page, 'A12', 'Bà Trần, 713 555 0188');
  await answer(page, 'I4', 'false');
  await saved(page);
  await keyboard.click(page, 'text=Only the questions for a first visit');
  await page.waitForURL('**/intake');
  await answer(page, 'B2', 'yes');
  await saved(page);
  await page.goto(`${client}/intake/whole`);
  assert.equal(await page.inputValue('[name="q:A12"]'), 'Bà Trần, 713 555 0188');
  assert.ok(await page.isChecked('[name="q:I4"][value="false"]'), 'no is an answer');
});

test('reasons are ranked in the order in which they are picked', async () => {
  await answer(page, 'E1', 'no');
  const reasons = page.locator('[name="q:E7"]');
  for (const place of [4, 1, 2]) await reasons.nth(place).press('Space');
  const ranks = () => page.locator('[data-question="E7"] .rank').allTextContents();
  assert.deepEqual((await ranks()).slice(0, 5), ['', '2', '3', '', '1']);
  await reasons.nth(1).press('Space');
  await reasons.nth(1).press('Space');
  assert.deepEqual((await ranks()).slice(0, 5), ['', '3', '2', '', '1']);
  await saved(page);
  await page.reload();
  assert.deepEqual((await ranks()).slice(0, 5), ['', '3', '2', '', '1']);
});

test('progress is counted, and parts can be taken one at a time', async () => {
  const before = await progress('part-9');
  await answer(page, 'I5', 'true');
  assert.notEqual(await progress('part-9'), before);
  const counted = await page.locator('[data-progress-of]').allTextContents();
  await saved(page);
  await page.reload();
  assert.deepEqual(await page.locator('[data-progress-of]').allTextContents(), counted, 'the program counts as the script does');
  await keyboard.click(page, 'text=One part at a time');
  const parts = () => page.locator('details.section:visible').count();
  assert.equal(await parts(), 1);
  await keyboard.click(page, '.is-shown [data-step="1"]');
  assert.equal(await parts(), 1);
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), 'This conversation');
  await picture(page, 'whole-intake-one-part');
  await keyboard.click(page, '.parts a >> text=Practical matters');
  assert.ok(await page.isVisible('[data-question="I5"]'));
  await keyboard.click(page, 'text=One part at a time');
  assert.ok(await parts() > 10);
});

test('what was answered to a question that closes again is kept, and comes back with it', async () => {
  await answer(page, 'E3', 'once');
  await type(page, 'E5', '“Tôi không cần.”');
  await answer(page, 'E3', 'not-yet');
  assert.ok(!await page.isVisible('[data-question="E5"]'));
  await saved(page);
  await page.reload();
  assert.ok(!await page.isVisible('[data-question="E5"]'));
  await answer(page, 'E3', 'few');
  assert.equal(await page.inputValue('[name="q:E5"]'), '“Tôi không cần.”');
  await saved(page);
});

test('an answer that does not fit stays as it was typed, through lock and unlock', async () => {
  await type(page, 'A4', '12 March 1990');
  await page.waitForSelector('[data-question="A4"] .problem');
  await keyboard.click(page, 'header >> text=Lock');
  await page.waitForSelector('#passphrase');
  await page.fill('#passphrase', passphrase);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/today');
  await page.goto(`${client}/intake/whole`);
  assert.equal(await page.inputValue('[name="q:A4"]'), '12 March 1990');
  await type(page, 'A4', '1990-03-12');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  assert.equal(await page.inputValue('[name="q:A4"]'), '1990-03-12');
  assert.equal(await page.inputValue('[name="q:E5"]'), '“Tôi không cần.”');
});

test('when somebody comes in the page goes at once, the records are shut, and nothing is lost', async () => {
  await page.goto(`${client}/intake/whole`);
  await type(page, 'D7', 'Vì tôi mệt.');
  await keyboard.click(page, 'header >> text=We have company');
  await page.waitForURL('**/library');
  assert.equal(await page.locator('nav a >> text=Clients').count(), 0);
  await picture(page, 'company-library');
  await page.goBack();
  assert.ok((await page.textContent('body')).includes('Shut for now'), 'going back shows nothing either');
  await page.goto(`${client}/intake/whole`);
  const shown = await page.textContent('body');
  assert.ok(shown.includes('Shut for now') && !shown.includes('Nguyễn'));
  await picture(page, 'company-shut');
  await keyboard.click(page, 'header >> text=We are alone again');
  await page.waitForURL('**/today');
  await page.goto(`${client}/intake/whole`);
  assert.equal(await page.inputValue('[name="q:D7"]'), 'Vì tôi mệt.');
});

test('the private questions are cleared when somebody comes in', async () => {
  await page.goto(`${client}/screening`);
  await answer(page, 'SQ1', 'little');
  await page.evaluate(() => document.querySelector('[data-company]').addEventListener('submit', (event) => event.preventDefault()));
  await keyboard.click(page, 'header >> text=We have company');
  assert.ok(!await page.isVisible('main'));
  assert.equal(await page.locator('[name="q:SQ1"]:checked').count(), 0);
});

test('the whole intake is readable by everyone, wide, narrow and dark', async () => {
  await page.goto(`${client}/intake/whole`);
  await looksRight(page, 'whole-intake', [360, 768, 1280]);
});
