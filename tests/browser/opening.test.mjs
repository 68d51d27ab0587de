// How a real browser comes to the program: by the file of `bothofus open`, and from a bookmark.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { program as file } from '../service/program.mjs';
import { accessibilityFaults, overflow } from './accessibility.mjs';
import { openHouse, picture } from './browser.mjs';
import { newClient, passphrase, setUp } from './therapist.mjs';

const folder = mkdtempSync(join(tmpdir(), 'both-of-us-runtime-'));
let house;
let address;
let page;

before(async () => {
  house = await openHouse();
  ({ address, page } = house);
  await setUp(page);
  await newClient(page, 'Taylor Kim', 'Robin Kim');
});

after(async () => {
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The file that the command gives to the browser, by a stand-in for xdg-open that only says which. */
function fileToOpen() {
  const stub = join(folder, 'xdg-open');
  writeFileSync(stub, '#!/bin/sh\nprintf %s "$1" > "${0%/*}/given"\n');
  chmodSync(stub, 0o755);
  execFileSync(file, ['open', '--data', house.program.data], { env: { ...process.env, XDG_RUNTIME_DIR: folder, PATH: `${folder}:${process.env.PATH}` } });
  return `file://${readFileSync(join(folder, 'given'), 'utf8')}`;
}

/** Opens the file as xdg-open would, and waits until it led to the program. */
async function openByFile(window) {
  await window.goto(fileToOpen());
  await window.waitForURL((url) => url.href.startsWith(address) && !/open|come-in/.test(url.pathname));
}

async function unlock(window) {
  await window.fill('#passphrase', passphrase);
  await window.click('main button');
  await window.waitForURL('**/today');
}

for (const javaScriptEnabled of [true, false]) {
  test(`the file leads to the passphrase, once, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    const context = await house.browser.newContext({ javaScriptEnabled });
    const window = await context.newPage();
    await openByFile(window);
    assert.equal(window.url(), address);
    assert.equal(await window.locator('#passphrase').count(), 1);
    await context.clearCookies();
    await window.goto(`file://${join(folder, 'both-of-us/open.html')}`);
    await window.waitForURL(`${address}open**`);
    assert.equal(await window.locator('input').count(), 0);
    await context.close();
  });
}

test('opened once more, a window that was open goes on with what was typed', async () => {
  const other = await page.context().newPage();
  const before = await page.getAttribute('[name=csrf] >> nth=0', 'value');
  await openByFile(other);
  assert.equal(new URL(other.url()).pathname, '/today');
  assert.equal(await other.getAttribute('[name=csrf] >> nth=0', 'value'), before);
  await other.close();
});

test('after a lock the passphrase is enough', async () => {
  await page.click('header >> text=Lock');
  await page.waitForSelector('#passphrase');
  const other = await page.context().newPage();
  await other.goto(address);
  await unlock(other);
  await other.close();
  await page.goto(`${address}clients`);
  assert.match(await page.textContent('main'), /Taylor Kim/);
});

test('a bookmark shows how to open the program, and no field', async () => {
  const context = await house.browser.newContext();
  const window = await context.newPage();
  const faults = [];
  for (const [width, colorScheme] of [[1280, 'light'], [360, 'light'], [1280, 'dark'], [360, 'dark']]) {
    await window.setViewportSize({ width, height: 900 });
    await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const path of ['', 'open?ticket=old']) {
      await window.goto(address + path);
      assert.equal(await window.locator('input').count(), 0);
      faults.push(...await accessibilityFaults(window, `${path} ${width} ${colorScheme}`));
      if (await overflow(window) > 0) faults.push(`${path} at ${width} is too wide`);
    }
    await picture(window, `come-in-${width}-${colorScheme}`);
  }
  assert.deepEqual(faults, []);
  await window.goto(`${address}recover`);
  assert.equal(window.url(), address);
  await window.click('main a');
  assert.match(window.url(), /\/help\/when-something-happens#commands$/);
  await context.close();
});
