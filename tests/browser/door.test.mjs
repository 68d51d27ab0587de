// The way in: the first start with its recovery kit, wrong tries, and the way back with the kit; then who has access.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { admit, openHouse } from './browser.mjs';
import { looksRight } from './looks.mjs';
import { kitGroups, passphrase, pressWhenTriesAreOpen, typeKitBack } from './therapist.mjs';

const kOtherPassphrase = 'violet harbor quiet lantern 42';

let house;
let address;
let browser;
let page;
let kit;

before(async () => {
  house = await openHouse();
  ({ address, browser, page } = house);
});

after(async () => {
  await house?.close();
});

const look = (name) => looksRight(page, `door-${name}`);

async function typeTwice(words) {
  await page.fill('#passphrase', words);
  await page.fill('#repeat', words);
  await page.click('main button');
}

test('a passphrase that is easy to guess is refused with the reason', async () => {
  await page.goto(address);
  await look('set-up');
  await typeTwice('i love my husband');
  await page.waitForSelector('#passphrase-problem');
  assert.match(await page.textContent('#passphrase-problem'), /common words, names or well-known passwords/);
  await look('set-up-refused');
});

test('the recovery kit stands before everything else, until a group of it was typed back', async () => {
  await typeTwice(passphrase);
  await page.waitForURL('**/recovery-kit');
  kit = await kitGroups(page);
  assert.equal(kit.length, 8);
  for (const group of kit) assert.match(group, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  await page.waitForFunction(() => document.querySelector('.paper img').naturalWidth > 0);
  await look('kit');
  await page.goto(`${address}clients`);
  assert.equal(new URL(page.url()).pathname, '/recovery-kit');
  await page.click('text=I have it on paper');
  await look('kit-check');
  await page.fill('#group', '0000-0000');
  await page.click('main button');
  await page.waitForSelector('#group-problem');
  await look('kit-check-refused');
});

test('the kit prints as the sheet alone, and downloads under a name that says nothing', async () => {
  await page.goto(`${address}recovery-kit?paper=a4`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Save it as PDF')]);
  assert.equal(download.suggestedFilename(), 'sheet.pdf');
  const text = execFileSync('pdftotext', ['-layout', await download.path(), '-'], { encoding: 'utf8' });
  for (const group of kit) assert.ok(text.includes(group), group);
  assert.match(execFileSync('pdfinfo', [await download.path()], { encoding: 'utf8' }), /Page size: .*A4/);
  const printed = await page.pdf({ preferCSSPageSize: true });
  const words = execFileSync('pdftotext', ['-', '-'], { input: printed, encoding: 'utf8' });
  assert.ok(!words.includes('I have it on paper'), words);
});

test('typed back, the kit is never shown again', async () => {
  await page.goto(`${address}recovery-kit`);
  await typeKitBack(page);
  await page.waitForURL('**/practice**');
  await page.goto(`${address}recovery-kit`);
  assert.equal(new URL(page.url()).pathname, '/today');
});

test('wrong tries wait, and the page counts down and lets go', async () => {
  await page.click('header >> text=Lock');
  await page.waitForSelector('#passphrase');
  await look('unlock');
  await page.fill('#passphrase', 'these are not the words');
  await page.click('main button');
  await page.waitForSelector('[data-wait]');
  assert.match(await page.textContent('#passphrase-problem'), /That is not the passphrase\..*The next try is possible in \d+ second/s);
  await page.waitForFunction(() => document.querySelector('[data-wait]').textContent === 'You can try again.');
  assert.equal(await page.isDisabled('main button'), false);
  await page.fill('#passphrase', passphrase);
  await page.click('main button');
  await page.waitForURL('**/today');
});

test('the kit opens the records, names a slip of the pen, and asks for a new passphrase first', async () => {
  await page.click('header >> text=Lock');
  await page.click('text=Use the recovery kit');
  await look('recover');
  for (let i = 0; i < 8; ++i) await page.fill(`#group-${i + 1}`, kit[i].toLowerCase());
  await page.fill('#group-4', `${kit[3][0] === '7' ? '8' : '7'}${kit[3].slice(1)}`);
  await page.click('main button');
  await page.waitForSelector('#group-4-problem');
  assert.equal(await page.locator('main .problem').count(), 1);
  await look('recover-refused');
  await page.fill('#group-4', kit[3]);
  await page.click('main button');
  await page.waitForURL('**/new-passphrase');
  await page.goto(`${address}clients`);
  assert.equal(new URL(page.url()).pathname, '/new-passphrase');
  await look('new-passphrase');
  await typeTwice(kOtherPassphrase);
  await page.waitForURL('**/today');
});

test('a passphrase that changes closes every other window', async () => {
  const other = await (await browser.newContext()).newPage();
  await admit(other, house.program);
  await other.fill('#passphrase', kOtherPassphrase);
  await other.click('main button');
  await other.waitForURL('**/today');
  await page.goto(`${address}access/passphrase`);
  await page.fill('#own_passphrase', kOtherPassphrase);
  await typeTwice(passphrase);
  await page.waitForURL('**/access?done=passphrase');
  await other.goto(`${address}clients`);
  assert.equal(new URL(other.url()).pathname, '/');
});

test('new keys are made for everything while one goes on working', async () => {
  await page.goto(`${address}access/keys`);
  await pressWhenTriesAreOpen(page, 'main button', passphrase, '#own_passphrase');
  await page.waitForURL('**/access');
  await page.waitForSelector('a[href="/access/keys"]');
  await page.goto(`${address}clients`);
  assert.match(await page.textContent('h1'), /Clients/);
});

test('no page may use a feature of the browser', async () => {
  await page.goto(address);
  const allowed = await page.evaluate(() => document.featurePolicy.allowedFeatures());
  // Hints that a browser sends of itself, to us and nobody else.
  assert.deepEqual(allowed.filter((name) => !name.startsWith('ch-')), []);
});
