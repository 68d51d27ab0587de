// Two records of one person are noticed, become one, and become two again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityFaults } from './accessibility.mjs';
import { openHouse, picture } from './browser.mjs';
import { newClient, setUp } from './therapist.mjs';

let house;
let address;
let page;

before(async () => {
  house = await openHouse();
  ({ address, page } = house);
  await page.goto(address);
  await setUp(page);
  await newClient(page, 'María-José', 'Iñaki');
  await page.goto(`${page.url()}/intake`);
  await page.fill('[name="q:D4"]', 'What the first record was told.');
  await page.click('text=Save and go on');
  await page.waitForURL('**/clients/*-*');
  await page.click('header >> text=Clients');
});

after(async () => {
  await house?.close();
});

test('a second record of the same person takes a second press', async () => {
  await page.fill('#name', 'MARIA JOSE');
  await page.click('text=Add this client');
  await page.waitForSelector('#likely');
  assert.equal(await page.inputValue('#name'), 'MARIA JOSE');
  await page.click('text=Add anyway, it is somebody else');
  await page.waitForURL('**/clients/*-*');
  await page.goto(`${page.url()}/intake`);
  await page.fill('[name="q:D4"]', 'What the second record was told.');
  await page.click('text=Save and go on');
  await page.waitForURL('**/clients/*-*');
  await page.fill('#text', 'Came alone, worried about the distance.');
  await page.click('text=Save the note');
  await page.waitForSelector('.timeline .note');
});

test('the page of a client names who may be the same person', async () => {
  await page.waitForFunction(async () => /May be the same person as/.test(await (await fetch(location.href)).text()));
  await page.reload();
  await picture(page, 'merge-namesake');
  assert.deepEqual(await accessibilityFaults(page, 'namesake'), []);
});

test('merging copies what one of them has, and the list shows one', async () => {
  await page.click('header >> text=Clients');
  await page.click('text=merge the two');
  await page.click('button:text-is("Merge the two")');
  await page.waitForSelector('#merges');
  assert.match(await page.textContent('.timeline'), /worried about the distance/);
  await page.click('header >> text=Clients');
  assert.equal(await page.locator('ul.rows > li').count(), 1);
});

test('the intake of the merged record is read beside the one that stays', async () => {
  await page.click('ul.rows a');
  const client = page.url();
  await page.click('text=the answers of');
  await page.waitForURL('**/intakes/**');
  const isOther = /What the second record was told/.test(await page.textContent('main'));
  await page.goto(`${client}/intake`);
  assert.notEqual(await page.inputValue('[name="q:D4"]') === 'What the second record was told.', isOther);
  await page.click('text=read the answers of');
  await page.waitForURL('**/intakes/**');
  await picture(page, 'merged-intake');
  assert.deepEqual(await accessibilityFaults(page, 'merged intake'), []);
  await page.click('header >> text=Clients');
});

test('undoing brings both back', async () => {
  await page.click('ul.rows a');
  await page.click('text=Undo this merge');
  await page.waitForSelector('#merges', { state: 'detached' });
  assert.equal(await page.locator('#merges').count(), 0);
  await page.click('header >> text=Clients');
  assert.equal(await page.locator('ul.rows > li').count(), 2);
});
