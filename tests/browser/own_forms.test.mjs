// A form of the practice's own: copied, worded and ordered anew from the keyboard alone, and used.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openHouse } from './browser.mjs';
import { looksRight } from './looks.mjs';
import { keyboard, setUp } from './therapist.mjs';

let house;
let address;
let page;
const form = () => `${address}forms/decision-status`;

before(async () => {
  house = await openHouse();
  ({ address, page } = house);
  await page.goto(address);
  await setUp(page, keyboard);
});

after(async () => {
  await house?.close();
});

const look = (name) => looksRight(page, `own-forms-${name}`);

test('a form that came with the program becomes a draft', async () => {
  await page.goto(`${address}practice`);
  await keyboard.click(page, '.standing a[href="/forms"]');
  await look('list');
  await keyboard.click(page, 'a[href="/forms/decision-status"]');
  await page.waitForURL('**/forms/decision-status');
  await look('as-it-came');
  await keyboard.click(page, 'text=Make it my own');
  await page.waitForSelector('text=A draft.');
});

test('a question is worded anew, and says that its Spanish words did not change', async () => {
  await keyboard.click(page, 'a[href$="/items/M1"]');
  await page.fill('#text', 'Where do you stand with this relationship?');
  await page.fill('[name="option:torn"]', 'I go back and forth');
  await keyboard.click(page, '[value="earlier:torn"]');
  await page.waitForSelector('text=Saved in the draft');
  assert.equal(await page.inputValue('#option-1'), 'I go back and forth', 'what was typed is kept when an answer moves');
  assert.match(await page.textContent('#spanish-gap'), /The English words changed/);
  await look('question');
  await page.fill('#spanish', '¿Cómo se siente usted con esta relación?');
  await page.fill('[name="option_spanish:torn"]', 'Voy y vengo');
  await page.fill('#new_option', 'Something else');
  await page.fill('#new_option_spanish', 'Otra cosa');
  await page.locator('#new_option_spanish').press('Enter');
  await page.waitForSelector('[name="option:own-1"]');
  assert.equal(await page.locator('#spanish-gap').count(), 0);
});

test('questions change places and one is added, and the draft says what differs', async () => {
  await page.goto(form());
  const order = () => page.locator('.own-items li').evaluateAll((rows) => rows.map((row) => row.id));
  const [, first, second] = await order();
  await keyboard.click(page, `#${first} [name=later]`);
  await page.waitForURL(`**/forms/decision-status#${first}`);
  assert.deepEqual((await order()).slice(1, 3), [second, first]);
  await page.fill('#text', 'What would help you decide?');
  await keyboard.check(page, '#kind-lines');
  await keyboard.click(page, 'text=Add the question');
  await page.waitForSelector('.own-items >> text=What would help you decide?');
  await look('draft');
});

test('the draft is looked at, in both languages, as it will be filled in', async () => {
  await keyboard.click(page, 'text=See it as it is filled in');
  await page.waitForURL('**/preview');
  await look('preview');
  await keyboard.click(page, 'text=Spanish');
  await page.waitForURL('**/preview?language=es');
  assert.match(await page.textContent('.questions'), /Voy y vengo/);
  await look('preview-spanish');
});

test('it is used from now on, and the form that came with the program is one step away', async () => {
  await page.goto(form());
  await keyboard.click(page, 'text=Use it from now on');
  await page.waitForSelector('text=Your own, in use since');
  assert.equal(await page.locator('.own-items').count(), 0, 'in use it cannot be changed');
  await look('in-use');
  await keyboard.click(page, 'text=Go back to the form that came with the program');
  await page.waitForSelector('text=As it came with the program.');
  await keyboard.click(page, 'a[href*="/versions/"]');
  await look('earlier');
});

test('the longest form fits the narrowest window', async () => {
  await page.goto(`${address}forms/intake`);
  await keyboard.click(page, 'text=Make it my own');
  await page.waitForSelector('.own-items');
  await look('intake');
});

test('without scripts the same pages do the same', async () => {
  const plain = await house.browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() });
  const window = await plain.newPage();
  await window.goto(`${address}forms/intake/items/A3`);
  await window.fill('#text', 'Which pronouns are yours?');
  await window.locator('text=Save in the draft').press('Enter');
  await window.waitForSelector('text=Saved in the draft');
  assert.equal(await window.inputValue('#text'), 'Which pronouns are yours?');
  await plain.close();
});
