// The forms of a client: filled in, finished, scored, changed, taken back as a mistake, on paper and back from it.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch } from '../service/program.mjs';
import { admit, openHouse } from './browser.mjs';
import { looksRight } from './looks.mjs';
import { answer, keyboard, newClient, passphrase, saved, setUp, type } from './therapist.mjs';

const { PDFDocument } = createRequire(new URL('../paper/package.json', import.meta.url))('pdf-lib');

let house;
let address;
let page;
let client;

before(async () => {
  house = await openHouse();
  ({ address, page } = house);
  await page.goto(address);
  await setUp(page, keyboard);
  await newClient(page, 'Nguyễn Thị Ánh', 'Lê Văn Hùng', keyboard);
  client = page.url();
});

after(async () => {
  await house?.close();
});

/** The button of a form on the page of all forms. */
const form = (title) => page.locator('.client-form', { has: page.getByRole('heading', { name: title, exact: true }) });

async function begin(title) {
  await page.goto(`${client}/forms`);
  await form(title).getByRole('button').press('Enter');
  await page.waitForURL('**/filled-forms/*');
}

async function pick(question, place) {
  await page.locator(`[name="q:${question}"]`).nth(place).focus();
  await page.keyboard.press('Space');
}

async function download(button) {
  const [file] = await Promise.all([page.waitForEvent('download'), keyboard.click(page, button)]);
  return file;
}

test('the forms of a client stand on one page, and nothing is in them yet', async () => {
  await page.goto(client);
  await keyboard.click(page, '.standing a[href$="/forms"]');
  await page.waitForURL('**/forms');
  assert.equal(await page.locator('.client-form').count(), 12);
  assert.equal(await page.locator('.rows a').count(), 0);
  await looksRight(page, 'forms');
});

test('a questionnaire adds up while it is filled in, and says when somebody has to talk today', async () => {
  await begin('Mood: PHQ-9');
  assert.equal(await page.textContent('[data-score]'), '–');
  for (let item = 1; item <= 9; item += 1) await pick(`phq-9-${item}`, 1);
  await saved(page);
  assert.equal(await page.textContent('[data-score="phq-9-total"]'), '9');
  await keyboard.click(page, 'button[name="finish"]');
  await page.waitForURL('**/forms');
  assert.match(await form('Mood: PHQ-9').textContent(), /finished.*Talk about the last question today.*Total, from 0 to 27: 9, mild/s);
  await looksRight(page, 'forms-filled');
  await form('Mood: PHQ-9').locator('.rows a').press('Enter');
  assert.match(await page.textContent('[role="alert"]'), /Talk about it today/);
  await looksRight(page, 'phq-9-finished');
});

test('a form that is empty cannot be finished, and each question that is needed is named', async () => {
  await begin('Where each of you is');
  await keyboard.click(page, 'button[name="finish"]');
  assert.match(await page.textContent('[role="alert"]'), /Nothing is answered yet/);
  assert.ok(await page.isVisible('button[name="finish"]'));
  await looksRight(page, 'decision-empty');
  await type(page, 'M7', 'Một lần nữa, với người giúp.');
  await saved(page);
  await keyboard.click(page, 'button[name="finish"]');
  await page.waitForURL('**/forms');
});

test('what is typed into a form is there after the lock', async () => {
  await begin('My week');
  await pick('heard', 7);
  await saved(page);
  const form = page.url();
  await keyboard.click(page, 'header >> text=Lock');
  await page.fill('#passphrase', passphrase);
  await keyboard.click(page, 'main button');
  await page.waitForURL('**/today');
  await page.goto(form);
  assert.ok(await page.isChecked('[name="q:heard"][value="7"]'));
});

test('what is typed as the tab closes is there in the next one', async () => {
  await begin('What happened next');
  const form = page.url();
  const other = await page.context().newPage();
  await other.goto(form);
  await type(other, 'Q5', 'Chờ thêm hai tuần.');
  await other.close({ runBeforeUnload: true });
  for (let look = 0; look < 20 && await page.inputValue('[name="q:Q5"]') === ''; look += 1) {
    await page.waitForTimeout(250);
    await page.goto(form);
  }
  assert.equal(await page.inputValue('[name="q:Q5"]'), 'Chờ thêm hai tuần.');
});

test('a form that was entered by mistake is kept, and can be had back', async () => {
  await begin('Worry: GAD-7');
  for (let item = 1; item <= 7; item += 1) await pick(`gad-7-${item}`, 3);
  await saved(page);
  await keyboard.click(page, 'text=This was entered by mistake');
  await page.waitForSelector('text=It is kept, and counts nowhere');
  assert.ok(await page.isDisabled('[name="q:gad-7-1"]'), 'what counts nowhere is not changed');
  await looksRight(page, 'mistake');
  await page.goto(`${client}/forms`);
  assert.match(await form('Worry: GAD-7').textContent(), /entered by mistake/);
  assert.doesNotMatch(await form('Worry: GAD-7').textContent(), /21/);
  await form('Worry: GAD-7').locator('.rows a').press('Enter');
  await keyboard.click(page, 'text=It was no mistake');
  await page.waitForURL('**/filled-forms/*');
  assert.equal(await page.textContent('[data-score="gad-7-total"]'), '21');
});

test('a form goes out on paper, is filled in by another program, and is read before it is saved', async () => {
  await page.goto(`${client}/forms`);
  await form('Where each of you is').getByRole('link', { name: 'On paper' }).press('Enter');
  await page.waitForURL('**/paper');
  await looksRight(page, 'form-paper');
  const file = await download('main .btn-primary');
  assert.equal(file.suggestedFilename(), 'form.pdf');
  const path = await file.path();
  const paper = await PDFDocument.load(readFileSync(path), { updateMetadata: false });
  const enough = paper.getForm().getFields().find((field) => field.constructor.name === 'PDFTextField' && field.isMultiline());
  enough.setText('Cố gắng – một lần.');
  writeFileSync(path, await paper.save({ updateFieldAppearances: false }));

  await page.goto(`${client}/forms`);
  await page.setInputFiles('#filled-file', { name: 'form.pdf', mimeType: 'application/pdf', buffer: readFileSync(path) });
  await keyboard.click(page, 'text=Read it');
  await page.waitForSelector('text=This is what the paper says');
  assert.match(await page.textContent('.conflict'), /Cố gắng – một lần/);
  await looksRight(page, 'read-back');
  await keyboard.click(page, 'text=Save what I chose');
  await page.waitForURL('**/filled-forms/*');
  assert.ok((await page.inputValue('[name="q:M7"]')) === 'Cố gắng – một lần.');
});

test('a file that is no form of ours is refused in a sentence, and nothing is begun', async () => {
  await page.goto(`${client}/forms`);
  const before = await page.locator('.rows a').count();
  await page.setInputFiles('#filled-file', { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 no') });
  await keyboard.click(page, 'text=Read it');
  await page.waitForSelector('#filled-problem');
  await looksRight(page, 'not-read');
  assert.equal(await page.locator('.rows a').count(), before);
});

test('the whole intake comes back from its paper as it went out', async () => {
  await page.goto(`${client}/intake/whole`);
  await type(page, 'D1', 'Chúng tôi nói chuyện ít hơn, và cả hai đều mệt.');
  await answer(page, 'A7', 'email');
  await pick('M1-scale', 4);
  await saved(page);
  await page.reload();
  await keyboard.click(page, 'text=On paper, and back from paper');
  await page.waitForURL('**/forms/intake/paper');
  await page.check('#with-answers');
  const file = await download('main .btn-primary');
  const path = await file.path();
  await page.setInputFiles('#filled-file', { name: 'form.pdf', mimeType: 'application/pdf', buffer: readFileSync(path) });
  await keyboard.click(page, 'text=Read it');
  await page.waitForSelector('text=the paper and what is saved say the same');

  const paper = await PDFDocument.load(readFileSync(path), { updateMetadata: false });
  const spoken = paper.getForm().getFields().find((field) => field.constructor.name === 'PDFTextField' && field.getText()?.startsWith('Chúng tôi'));
  spoken.setText('Chúng tôi đã nói chuyện.');
  writeFileSync(path, await paper.save({ updateFieldAppearances: false }));
  await page.goto(`${client}/forms/intake/paper`);
  await page.setInputFiles('#filled-file', { name: 'form.pdf', mimeType: 'application/pdf', buffer: readFileSync(path) });
  await keyboard.click(page, 'text=Read it');
  await page.waitForSelector('[data-difference="D1"]');
  assert.equal(await page.locator('[data-difference]').count(), 1);
  await looksRight(page, 'intake-read-back');
  await keyboard.click(page, 'text=Save what I chose');
  await page.waitForURL('**/intake/whole');
  assert.equal(await page.inputValue('[name="q:D1"]'), 'Chúng tôi đã nói chuyện.');
  assert.ok(await page.isChecked('[name="q:M1-scale"][value="4"]'), 'nothing else is lost');
});

test('a signed form leads to the authorization, and says what it does not say', async () => {
  await begin('Authorization to contact my partner');
  assert.equal(await page.inputValue('[name="q:F01-recipient"]'), 'Lê Văn Hùng', 'the records know it');
  await answer(page, 'F01-channel', 'post');
  await type(page, 'F01-signature-date', '2026-11-20');
  await saved(page);
  await keyboard.click(page, 'button[name="finish"]');
  await page.waitForURL('**/forms');
  await form('Authorization to contact my partner').locator('.rows a').press('Enter');
  await looksRight(page, 'authorization-finished');
  await keyboard.click(page, 'text=Put it on file');
  await page.waitForURL('**/authorization?form=*');
  assert.equal(await page.inputValue('#signed_on'), '2026-11-20');
  assert.equal(await page.inputValue('#expires_on'), '2027-02-18', '90 days from the signature');
  assert.ok(await page.isChecked('#by-post'));
  assert.match(await page.textContent('[role="alert"]'), /what may be shared; what for; when it ends; signature and date/);
  await looksRight(page, 'authorization-read');
});

test('a call for a talk today stands on the page of the client and leads to where it is recorded', async () => {
  await page.goto(client);
  assert.match(await page.textContent('[role="alert"]'), /Talk about it today/);
  await looksRight(page, 'client-follow-up');
  await keyboard.click(page, 'text=record what you found');
  await page.waitForURL('**/reassessment');
});

test('what the page called saved is there after the program was killed', async () => {
  await begin('My week');
  await answer(page, 'heard', '3');
  await saved(page);
  const form = new URL(page.url()).pathname;
  process.kill(house.program.pid, 'SIGKILL');
  await house.program.ended;
  const again = await launch({ data: house.program.data });
  try {
    const start = `http://127.0.0.1:${again.port}`;
    await admit(page, again);
    await page.fill('#passphrase', passphrase);
    await keyboard.click(page, 'main button');
    await page.waitForURL('**/today');
    await page.goto(start + form);
    assert.ok(await page.isChecked('[name="q:heard"][value="3"]'));
  } finally {
    await again.stop();
  }
});
