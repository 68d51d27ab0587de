// Two records of one person are noticed, become one, and become two again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from '../service/program.mjs';
import { openBrowser } from './browser.mjs';
import { newClient, setUp } from './therapist.mjs';

let program;
let browser;
let page;

before(async () => {
  program = await launch();
  browser = await openBrowser();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${program.port}/`);
  await setUp(page);
  await newClient(page, 'María-José', 'Iñaki');
  await page.click('header >> text=Clients');
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

test('a second record of the same person takes a second press', async () => {
  await page.fill('#name', 'MARIA JOSE');
  await page.click('text=Add this client');
  await page.waitForSelector('#likely');
  assert.equal(await page.inputValue('#name'), 'MARIA JOSE');
  await page.click('text=Add anyway, it is somebody else');
  await page.waitForURL('**/clients/*-*');
  await page.fill('#text', 'Came alone, worried about the distance.');
  await page.click('text=Save the note');
  await page.waitForSelector('.timeline');
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

test('undoing brings both back', async () => {
  await page.click('ul.rows a');
  await page.click('text=Undo this merge');
  await page.waitForSelector('#merges', { state: 'detached' });
  assert.equal(await page.locator('#merges').count(), 0);
  await page.click('header >> text=Clients');
  assert.equal(await page.locator('ul.rows > li').count(), 2);
});
