// Backups as a therapist meets them: one is made, tried, restored, and brings the records back on another computer.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, statSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch } from '../service/program.mjs';
import { admit, openHouse } from './browser.mjs';
import { looksRight } from './looks.mjs';
import { keyboard, mouse, newClient, passphrase, setUp } from './therapist.mjs';

let house;
let program;
let address;
let browser;
let page;
let drive;
let kit;

before(async () => {
  drive = mkdtempSync(join(tmpdir(), 'both-of-us-drive-'));
  house = await openHouse();
  ({ program, address, browser, page } = house);
  await page.goto(address);
  kit = await setUp(page);
  await newClient(page, 'María-José', 'Iñaki');
});

after(async () => {
  await house?.close();
  rmSync(drive, { recursive: true, force: true });
});

const backups = () => readdirSync(drive).filter((name) => name.endsWith('.backup'));

/** Waits until nothing is being done with a backup, as somebody without scripts does: by looking again. */
async function whenDone(there, path = 'backup') {
  for (let look = 0; look < 100; ++look) {
    await there.goto(new URL(path, address).href);
    if ((await there.locator('#running').count()) === 0) return;
    await there.waitForTimeout(200);
  }
  assert.fail('The backup did not come to its end.');
}

test('the page asks for a folder, and says what is wrong with one', async () => {
  await page.click('header >> text=Practice');
  await page.click('.standing >> text=Backup');
  await looksRight(page, 'backup-none');
  for (const [typed, words] of [['backups', 'whole path'], [join(drive, 'unplugged'), 'connect the drive'],
    [join(program.data, 'inside'), 'inside that of the records']]) {
    if (typed.endsWith('inside')) mkdirSync(typed);
    await page.fill('#folder', typed);
    await page.click('text=Back up there');
    assert.match(await page.textContent('#folder-problem'), new RegExp(words));
    assert.equal(await page.inputValue('#folder'), typed);
  }
  await looksRight(page, 'backup-folder-problem');
});

test('once there is a folder, a backup is made by itself', async () => {
  await page.fill('#folder', drive);
  await page.click('text=Back up there');
  for (let look = 0; look < 100 && backups().length === 0; ++look) await page.waitForTimeout(200);
  await whenDone(page);
  assert.match(await page.textContent('#standing'), /The last good backup is of/);
  assert.equal(await page.locator('.rows.static li').count(), 1);
  await looksRight(page, 'backup');
});

test('one is made when asked for, and the page comes to its end by itself', async () => {
  const [earlier] = backups();
  await page.click('text=Back up now');
  await page.waitForSelector('text=The backup is made.');
  // Of one day the last is kept.
  assert.equal(backups().length, 1);
  assert.notEqual(backups()[0], earlier);
});

test('a backup is tried with the wrong words, the right ones and the recovery kit', async () => {
  await page.goto(`${address}backup`);
  await page.click('.rows.static li >> nth=0 >> text=Try');
  await looksRight(page, 'backup-try');
  await page.fill('#passphrase', 'not these words at all');
  await page.click('button:text-is("Try it")');
  await page.waitForSelector('text=That does not open the backup.');
  await page.click('.rows.static li >> nth=0 >> text=Try');
  await page.fill('#kit', kit.slice(0, 7).join(' '));
  await page.click('button:text-is("Try it")');
  assert.match(await page.textContent('#kit-problem'), /Group 8 does not fit/);
  assert.equal(await page.inputValue('#kit'), kit.slice(0, 7).join(' '));
  await looksRight(page, 'backup-try-problem');
  await page.fill('#kit', kit.join(' '));
  await page.click('button:text-is("Try it")');
  await page.waitForSelector('text=all are whole');
  await looksRight(page, 'backup-tried');
  assert.match(await page.textContent('main'), /A backup was last tried on/);
});

test('a backup that was cut says so and changes nothing', async () => {
  const cut = join(drive, 'both-of-us-20200101-000000.backup');
  copyFileSync(join(drive, backups().at(-1)), cut);
  truncateSync(cut, statSync(cut).size - 5000);
  await page.goto(`${address}backup/both-of-us-20200101-000000.backup/restore`);
  await page.fill('#passphrase', passphrase);
  await page.click('text=Restore it');
  await page.waitForSelector('text=it was cut short or changed');
  rmSync(cut);
  await page.click('header >> text=Clients');
  assert.equal(await page.locator('ul.rows > li').count(), 1);
});

test('a restore brings back what was, logs everybody out and says so at the door', async () => {
  await page.fill('#name', 'Added afterwards');
  await page.click('text=Add this client');
  await page.waitForURL('**/clients/*-*');
  await page.goto(`${address}backup`);
  await page.click('.rows.static li >> nth=0 >> text=Restore');
  await looksRight(page, 'backup-restore');
  await page.fill('#passphrase', passphrase);
  await page.click('text=Restore it');
  // The page that waits finds out by itself that it was logged out.
  await page.waitForSelector('text=A backup is restored');
  await looksRight(page, 'backup-restored-door');
  assert.equal(await page.locator('#accept_older').count(), 0);
  await page.fill('#passphrase', passphrase);
  await page.click('main button');
  await page.waitForURL('**/today');
  assert.equal(await page.locator('ul.rows > li').count(), 1);
  assert.match(await page.textContent('ul.rows'), /María-José/);
  assert.equal(readdirSync(program.data).filter((name) => name.includes('.before-')).length, 1);
});

for (const [name, secret] of [['passphrase', () => ['#passphrase', passphrase]], ['recovery kit', () => ['#kit', kit.join(' ')]]]) {
  test(`a new computer gets its records back from a backup with the ${name}, without scripts`, async () => {
    const other = await launch();
    const context = await browser.newContext({ javaScriptEnabled: false });
    try {
      const fresh = await context.newPage();
      await admit(fresh, other);
      await keyboard.click(fresh, 'text=I have a backup');
      await fresh.fill('#path', drive);
      const [field, words] = secret();
      await fresh.fill(field, words);
      await keyboard.click(fresh, 'main button');
      assert.match(await fresh.textContent('#path-problem'), /The newest backup in it is/);
      await fresh.fill('#path', join(drive, backups().at(-1)));
      await fresh.fill(field, words);
      await keyboard.click(fresh, 'main button');
      for (let look = 0; look < 100 && (await fresh.locator('#running').count()) > 0; ++look) {
        await fresh.waitForTimeout(200);
        await keyboard.click(fresh, 'text=Look again');
      }
      assert.match(await fresh.textContent('main'), /A backup is restored/);
      await fresh.fill('#passphrase', passphrase);
      await keyboard.click(fresh, 'main button');
      await fresh.waitForURL('**/today');
      assert.match(await fresh.textContent('ul.rows'), /María-José/);
    } finally {
      await context.close();
      await other.stop();
    }
  });
}

test('the door of a new computer is calm too', async () => {
  const other = await launch();
  try {
    const fresh = await browser.newPage();
    await admit(fresh, other);
    await fresh.goto(`http://127.0.0.1:${other.port}/restore`);
    await looksRight(fresh, 'restore-first');
    await fresh.fill('#path', '/no/such/file.backup');
    await fresh.fill('#passphrase', 'x');
    await mouse.click(fresh, 'main button');
    assert.match(await fresh.textContent('#path-problem'), /no such file/);
    await looksRight(fresh, 'restore-first-problem');
    await fresh.close();
  } finally {
    await other.stop();
  }
});
