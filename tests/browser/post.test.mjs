// A letter with the practice's logo and the practitioner's signature, and its envelope: what is posted says nothing on the outside.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { openHouse, picture } from './browser.mjs';
import { ringPng } from './drawn_png.mjs';
import { looksRight } from './looks.mjs';
import { openInvitableCase, setUp } from './therapist.mjs';

let house;
let address;
let page;
let client;

before(async () => {
  house = await openHouse();
  ({ address, page } = house);
  await page.goto(address);
  await setUp(page);
  client = await openInvitableCase(page, 'post');
});

after(async () => {
  await house?.close();
});

const put = async (kind, bytes) => {
  await page.setInputFiles(`#${kind}-file`, { name: 'picture.png', mimeType: 'image/png', buffer: bytes });
  await page.click(`section[aria-labelledby="${kind}-heading"] >> button:text-is("Save")`);
};

const save = async (button) => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`text=${button}`)]);
  return { name: download.suggestedFilename(), file: await download.path() };
};

test('a file that is no picture is told so', async () => {
  await page.goto(`${address}practice`);
  await page.click('text=Logo and signature');
  await put('logo', Buffer.from('no picture'));
  await page.waitForSelector('#logo-problem');
  assert.ok((await page.textContent('#logo-problem')).length > 20);
  await looksRight(page, 'pictures-problem');
});

test('a logo is shown, taken off, and put back', async () => {
  await put('logo', ringPng(120, [13, 82, 87]));
  await page.waitForURL('**/practice/pictures?logo=chosen');
  await put('signature', ringPng(120, [20, 20, 60]));
  await page.waitForURL('**/practice/pictures?signature=chosen');
  await page.waitForLoadState('networkidle');
  assert.deepEqual(await page.$$eval('.kept-picture img', (images) => images.map((image) => image.naturalWidth)), [120, 120]);
  await looksRight(page, 'pictures');
  await page.click('section[aria-labelledby="logo-heading"] >> text=Take it off');
  await page.waitForSelector('text=Taken off');
  assert.equal(await page.locator('.kept-picture img').count(), 1);
  await picture(page, 'pictures-taken-off');
  await page.click('text=Undo');
  await page.waitForSelector('text=Put back');
  assert.equal(await page.locator('.kept-picture img').count(), 2);
});

test('the letter carries both', async () => {
  await page.goto(`${client}/documents/L02`);
  await page.waitForLoadState('networkidle');
  await picture(page, 'letter-with-pictures');
  await page.check('#approved');
  const { file } = await save('Save the PDF');
  const images = execFileSync('pdfimages', ['-list', file], { encoding: 'utf8' }).trim().split('\n').slice(2);
  assert.equal(images.length, 2);
});

test('the envelope has both addresses and not a word more', async () => {
  await page.goto(`${client}/documents`);
  await picture(page, 'documents-posted');
  await page.click('.issued >> text=Envelope');
  await page.waitForURL('**/envelope');
  assert.equal(await page.inputValue('#recipient'), 'Iñaki');
  await looksRight(page, 'envelope');
  await page.fill('#recipient', 'Iñaki\n7 Mill Lane\nHouston, TX 77006');
  const { name, file } = await save('Save the PDF');
  assert.equal(name, 'envelope.pdf');
  const words = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split(/\s+/).filter(Boolean).sort();
  assert.deepEqual(words, '12 Alder Street Houston, TX 77006 Iñaki 7 Mill Lane Houston, TX 77006'.split(' ').sort());
  assert.match(execFileSync('pdfinfo', [file], { encoding: 'utf8' }), /684 x 297 pts/);
});

test('a return address that says what is inside is refused and kept on the page', async () => {
  await page.fill('#return_address', 'Hope Therapy\n12 Alder Street');
  await page.click('text=Save the PDF');
  await page.waitForSelector('#return_address-problem');
  assert.equal(await page.inputValue('#return_address'), 'Hope Therapy\n12 Alder Street');
  await looksRight(page, 'envelope-problem');
});

test('a letter that is held by now has no envelope', async () => {
  const envelope = page.url();
  await page.goto(`${client}/authorization`);
  await page.click('text=Revoke');
  await page.waitForLoadState('networkidle');
  await page.goto(envelope);
  assert.equal(await page.locator('form[action$="/envelope"]').count(), 0);
  assert.match(await page.textContent('main'), /Held/);
  await looksRight(page, 'envelope-held');
});
