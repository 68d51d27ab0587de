// SPDX-License-Identifier: MIT
// What is put in the trash is gone from every page, and back with one press; a case is closed and opened again. The keyboard works it all,
// with scripts and without.
import assert from 'node:assert/strict';
import { describe, test, before, after } from 'node:test';
import { accessibilityFaults } from './accessibility.mjs';
import { openHouse } from './browser.mjs';
import { keyboard, newClient, setUp } from './therapist.mjs';

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    let house;
    let address;
    let page;
    let client;
    const click = (selector) => keyboard.click(page, selector);
    const names = () => page.locator('ul.rows .row-name').allTextContents();

    before(async () => {
      house = await openHouse({ javaScriptEnabled });
      ({ address, page } = house);
      await page.goto(address);
      await setUp(page, keyboard);
      await newClient(page, 'Linh', 'Tuấn', keyboard);
      client = page.url();
      await page.fill('#text', 'Came alone.');
      await click('text=Save the note');
      await page.waitForSelector('.timeline .note');
    });

    after(async () => {
      await house?.close();
    });

    test('a note goes to the trash and comes back', async () => {
      await click('.timeline .note a');
      await click('text=Put this note in the trash');
      await page.waitForSelector('.undo');
      assert.equal(await page.locator('.timeline .note').count(), 0);
      if (javaScriptEnabled) assert.deepEqual(await accessibilityFaults(page), []);
      await click('.undo button');
      await page.waitForURL('**/notes/*-*');
      assert.equal(await page.inputValue('#text'), 'Came alone.');
    });

    test('a client goes to the trash, says so at their address, and comes back from the list', async () => {
      await page.goto(`${client}/closing`);
      await click('text=Put this client in the trash');
      await page.waitForSelector('.undo');
      assert.deepEqual(await names(), []);
      await page.goto(`${client}/intake`);
      assert.match(await page.textContent('h1'), /in the trash/);
      await page.goto(`${address}clients`);
      await click('text=Trash');
      assert.match(await page.textContent('.trash-list'), /Linh.*The whole record/s);
      await click('.trash-list button');
      await page.waitForURL(client);
      assert.match(await page.textContent('h1'), /Linh/);
    });

    test('a case is closed, stands apart, and is opened again', async () => {
      await page.goto(`${client}/closing`);
      await page.fill('#closed_on', '2099-01-01');
      await click('button:text-is("Close the case")');
      await page.waitForSelector('#closed_on-problem');
      await page.fill('#closed_on', '2026-01-05');
      await click('button:text-is("Close the case")');
      await page.waitForURL(client);
      await click('header >> text=Clients');
      assert.deepEqual(await names(), []);
      await click('text=Closed cases');
      assert.deepEqual(await names(), ['Linh']);
      await click('ul.rows a');
      await click('text=Open the case again');
      await click('header >> text=Clients');
      assert.deepEqual(await names(), ['Linh']);
    });
  });
}
