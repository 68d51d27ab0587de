// How long records are kept, a legal hold, and destroying a record for good with the passphrase typed again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openHouse, picture } from './browser.mjs';
import { looksRight } from './looks.mjs';
import { keyboard, newClient, passphrase, pressWhenTriesAreOpen, setUp } from './therapist.mjs';

const kLongestName = `Wolfeschlegelsteinhausenbergerdorff${'é'.repeat(20)} ${'de la Cruz-'.repeat(6)}X`.slice(0, 120);

let house;
let address;
let browser;
let page;
let client;

before(async () => {
  house = await openHouse();
  ({ address, browser, page } = house);
  await page.goto(address);
  await setUp(page);
  await newClient(page, kLongestName, kLongestName);
  client = page.url();
  await page.fill('#text', 'A needle in a note.');
  await page.click('text=Save the note');
});

after(async () => {
  await house?.close();
});

test('the practice chooses how long records are kept', async () => {
  await page.click('header >> text=Practice');
  await page.click('a:text-is("Keeping records")');
  await page.fill('#client_years', '31');
  await page.click('button:text-is("Save")');
  assert.match(await page.textContent('#client_years-problem'), /from 1 to 30/);
  await page.fill('#client_years', '10');
  await page.click('button:text-is("Save")');
  await page.waitForSelector('text=Saved');
  assert.equal(await page.inputValue('#client_years'), '10');
  await page.click('text=Due for review');
  assert.match(await page.textContent('main'), /Nothing is due for review/);
});

test('a legal hold keeps a record from being destroyed until it is lifted', async () => {
  await page.goto(client);
  await page.click('a:text-is("Keeping")');
  await page.fill('#reason', 'Order of the court of November 3');
  await page.click('text=Hold this record');
  await page.waitForSelector('text=Lift the hold');
  await looksRight(page, 'keeping-held');
  assert.match(await page.textContent('main'), /Order of the court/);
  await page.goto(`${client}/keeping/destroy`);
  assert.equal(await page.locator('#own_passphrase').count(), 0);
  await page.goto(`${client}/keeping`);
  await page.click('text=Lift the hold');
  await page.waitForSelector('text=Hold this record');
});

test('every page is readable, at any width, light and dark', async () => {
  const pages = { keeping: 'keeping', review: 'keeping/review', destroyed: 'destroyed' };
  const addresses = Object.entries(pages).map(([name, path]) => [name, address + path]);
  addresses.push(['client-keeping', `${client}/keeping`], ['destroy', `${client}/keeping/destroy`],
    ['destroy-partner', `${client}/keeping/destroy-partner`]);
  for (const [name, pageAddress] of addresses) {
    await page.goto(pageAddress);
    await looksRight(page, `keeping-${name}`);
  }
});

test('the partner\'s details go and the client stays', async () => {
  await page.goto(`${client}/keeping`);
  await page.click('text=Destroy them before the time');
  await page.check('#never-needed');
  await page.fill('#own_passphrase', passphrase);
  await page.click('text=Destroy for good');
  await page.waitForURL('**/destroyed/*');
  assert.match(await page.textContent('main'), /What was kept of a partner was destroyed/);
  await page.goto(client);
  assert.equal(await page.locator('.with').count(), 0);
});

test('a wrong passphrase destroys nothing and keeps the reason', async () => {
  await page.goto(`${client}/keeping`);
  await page.click('text=Destroy it before the time');
  assert.match(await page.textContent('main'), /1 intake note/);
  await page.check('#person-asked');
  await page.fill('#own_passphrase', 'not these words at all');
  await page.click('text=Destroy for good');
  await page.waitForSelector('#own_passphrase-problem');
  assert.equal(await page.isChecked('#person-asked'), true);
});

test('what another window wrote meanwhile is shown before it goes', async () => {
  await page.goto(`${client}/keeping/destroy`);
  const other = await page.context().newPage();
  await other.goto(client);
  await other.fill('#text', 'A second note.');
  await other.click('text=Save the note');
  await other.waitForURL(/#notes$/);
  await other.close();
  await page.check('#person-asked');
  await pressWhenTriesAreOpen(page, 'text=Destroy for good', passphrase, '#own_passphrase');
  assert.match(await page.textContent('main'), /was changed since you opened this page/);
  assert.match(await page.textContent('main'), /2 intake notes/);
});

test('the record goes for good, and its receipt names nobody', async () => {
  await page.check('#person-asked');
  await page.fill('#own_passphrase', passphrase);
  await page.click('text=Destroy for good');
  await page.waitForURL('**/destroyed/*');
  const receipt = await page.textContent('main');
  assert.match(receipt, /The record of a client was destroyed/);
  assert.match(receipt, /The person asked for it/);
  assert.ok(!receipt.includes('Wolfe'));
  await looksRight(page, 'keeping-receipt');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.isVisible('header.top'), false);
  assert.equal(await page.isVisible('.receipt'), true);
  await picture(page, 'keeping-receipt-print');
  await page.emulateMedia({ media: 'screen' });
  await page.goto(address + 'destroyed');
  assert.equal(await page.locator('ul.rows > li').count(), 2);
  await picture(page, 'keeping-receipts');
  assert.equal((await page.goto(client)).status(), 404);
});

test('all of it works with scripts switched off', async () => {
  await page.goto(address);
  const cookies = await page.context().cookies();
  const plain = await browser.newContext({ javaScriptEnabled: false });
  await plain.addCookies(cookies);
  const quiet = await plain.newPage();
  await quiet.goto(`${address}clients`);
  await newClient(quiet, 'Taylor Kim', 'Robin Kim', keyboard);
  const taylor = quiet.url();
  await quiet.goto(`${taylor}/keeping`);
  await quiet.fill('#reason', 'A board asked');
  await keyboard.click(quiet, 'button:text-is("Hold this record")');
  await keyboard.click(quiet, 'button:text-is("Lift the hold")');
  await keyboard.click(quiet, 'text=Destroy it before the time');
  await keyboard.check(quiet, '#person-asked');
  await quiet.fill('#own_passphrase', passphrase);
  await keyboard.click(quiet, 'button:text-is("Destroy for good")');
  await quiet.waitForURL('**/destroyed/*');
  assert.equal((await quiet.goto(taylor)).status(), 404);
});
