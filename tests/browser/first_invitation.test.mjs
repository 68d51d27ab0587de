// From the first start to a printed invitation, as a therapist clicks it, in a real browser.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openHouse, picture, picturesFolder } from './browser.mjs';
import { answer, answerScreening, chooseDocument, newClient, recordAuthorization, setUp } from './therapist.mjs';

const consoleErrors = [];

let house;
let address;
let page;

before(async () => {
  house = await openHouse();
  ({ address, page } = house);
  page.on('console', (message) => { if (message.type() === 'error') consoleErrors.push(message.text()); });
});

after(async () => {
  await house?.close();
  console.log(`# pictures: ${picturesFolder}`);
});

test('a first start leads to the practice page and to an empty list of clients', async () => {
  await page.goto(address);
  await picture(page, '01-first-start');
  await setUp(page);
  await picture(page, '02-clients-empty');
  assert.match(await page.textContent('main'), /Your clients will stand here/);
});

test('a reluctant partner who may be invited: the letter downloads, with both names exact', async () => {
  await newClient(page, 'María-José Fernández de la Cruz-Etxeberria', 'Iñaki Etxeberria-Muñoz');
  const client = page.url();
  await picture(page, '03-client');

  await page.goto(`${client}/intake`);
  await answer(page, 'A3', 'she');
  await answer(page, 'A7', 'call', 'post');
  await answer(page, 'B2', 'yes');
  await answer(page, 'C1', 'husband');
  await answer(page, 'C3', 'he');
  await page.fill('[name="q:D1"]', 'That we talk before we are tired.\nAnd laugh again.');
  await page.fill('[name="q:D4"]', 'that we find our Sundays again');
  await page.fill('[name="q:D5"]', 'how you make our kitchen loud and warm');
  await answer(page, 'E1', 'yes-ok');
  await answer(page, 'E3', 'once');
  await answer(page, 'E6', 'unsure');
  assert.equal(await page.isVisible('[name="q:E9"]'), false, 'E9 opens with an answer to E7');
  await answer(page, 'E7', 'R01', 'R13', 'R15');
  await answer(page, 'E9', '9');
  await answer(page, 'G7', 'yes');
  await answer(page, 'M1', 'working');
  await answer(page, 'M2', 'working');
  await answer(page, 'N1', 'write');
  await page.waitForFunction(() => /^Saved \d\d:\d\d$/.test(document.querySelector('[data-saving-state]').textContent));
  await picture(page, '04-intake');
  await page.reload();
  assert.equal(await page.inputValue('[name="q:D4"]'), 'that we find our Sundays again');
  await page.click('text=Save and go on');

  await page.goto(`${client}/screening`);
  await answerScreening(page, {});
  await picture(page, '05-screening');
  await page.click('button:text-is("Record")');
  await page.waitForURL(client);
  await recordAuthorization(page, client, 'post', 'phone');
  await picture(page, '06-authorization');

  await page.goto(`${client}/documents`);
  await picture(page, '07-documents');
  await chooseDocument(page, 'L02');
  await picture(page, '08-letter');
  const refused = page.waitForResponse((reply) => reply.request().method() === 'POST');
  await page.click('text=Save the PDF');
  assert.equal((await refused).status(), 422, 'the letter says the client has read it');
  await page.check('#approved');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Save the PDF')]);
  assert.equal(download.suggestedFilename(), 'letter-2.pdf');
  const file = join(mkdtempSync(join(tmpdir(), 'both-of-us-letter-')), 'letter.pdf');
  await download.saveAs(file);
  execFileSync('qpdf', ['--check', file]);
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
  assert.ok(text.includes('María-José Fernández de la Cruz-Etxeberria'));
  assert.ok(text.includes('Iñaki Etxeberria-Muñoz'));
  assert.ok(!text.includes('{{'));
});

test('a client who may not be safe: every invitation is held, and the general pages say only “Held”', async () => {
  await page.goto(`${address}clients`);
  await newClient(page, 'Priya Raghunathan', 'Vikram Raghunathan');
  const client = page.url();
  await page.goto(`${client}/intake`);
  await answer(page, 'B2', 'yes');
  await answer(page, 'A7', 'none');
  await answer(page, 'E1', 'no');
  await answer(page, 'E2', 'no');
  await answer(page, 'N1', 'write');
  await page.click('text=Save and go on');
  await page.goto(`${client}/screening`);
  await answerScreening(page, { SQ1: 'not-safe', SQ5: 'often', SQ9: 'worry', SQ13: 'no' });
  await page.click('button:text-is("Record")');
  await page.goto(`${client}/documents`);
  await picture(page, '09-documents-held');
  // The title of a form that is offered to everybody says nothing of these two.
  const text = (await page.textContent('main')).replace('How to Reach Me Safely', '');
  for (const word of ['G-0', 'CONCERN', 'concern', 'abuse', 'safe', 'risk', 'screening']) {
    assert.ok(!text.includes(word), `the general page says “${word}”`);
  }
  const held = await page.locator('.offers.held li').allTextContents();
  for (const title of ['Bringing It Up Gently', 'Ways to Say It', 'A Note to My Partner', 'An Invitation to Share Your Side']) {
    assert.ok(held.some((row) => row.includes(title) && row.includes('Held')), `${title} is held`);
  }
  const letter = await page.goto(`${client}/documents/L02`);
  assert.equal(letter.status(), 200);
  assert.equal(await page.locator('.paper img').count(), 0, 'a held letter has no preview');
  assert.equal(await page.locator('text=Save the PDF').count(), 0);
  await page.goto(`${client}/held`);
  await picture(page, '10-private-reasons');
  assert.match(await page.textContent('main'), /G-05/);
});

test('locking sends every page to the passphrase', async () => {
  await page.goto(`${address}clients`);
  await page.click('header >> text=Lock');
  await page.waitForSelector('#passphrase');
  await page.goto(`${address}practice`);
  assert.equal(new URL(page.url()).pathname, '/');
  await page.fill('#passphrase', 'not the passphrase at all');
  await page.click('main button');
  await picture(page, '11-wrong-passphrase');
  assert.match(await page.textContent('main'), /That is not the passphrase/);
});

test('the console stayed silent but for the refused forms', () => {
  const unexpected = consoleErrors.filter((text) => !/status of 422/.test(text));
  assert.deepEqual(unexpected, []);
});
