// The forms of a client: filled in, finished, scored, changed, taken back as a mistake, on paper and back from it.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { accessibilityFaults, overflow } from './accessibility.mjs';
import { openHouse, picture } from './browser.mjs';
import { answer, keyboard, newClient, passphrase, setUp } from './therapist.mjs';

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

const saved = () => page.waitForFunction(() => /^Saved \d\d:\d\d/.test(document.querySelector('[data-saving-state]').textContent));

/** The button of a form on the page of all forms. */
const form = (title) => page.locator('.client-form', { has: page.getByRole('heading', { name: title, exact: true }) });

async function begin(title) {
  await page.goto(`${client}/forms`);
  await form(title).getByRole('button').press('Enter');
  await page.waitForURL('**/filled-forms/*');
}

async function type(question, text) {
  const field = page.locator(`[name="q:${question}"]`);
  await field.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

async function pick(question, place) {
  await page.locator(`[name="q:${question}"]`).nth(place).focus();
  await page.keyboard.press('Space');
}

/** Wide and narrow, with nothing beside the page and nothing that a reader could not reach. */
async function looksRight(name) {
  assert.deepEqual(await accessibilityFaults(page), []);
  await picture(page, name);
  await page.setViewportSize({ width: 360, height: 740 });
  assert.equal(await overflow(page), 0);
  await picture(page, `${name}-narrow`);
  await page.setViewportSize({ width: 1280, height: 900 });
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
  await looksRight('forms');
});

test('a questionnaire adds up while it is filled in, and says when somebody has to talk today', async () => {
  await begin('Mood: PHQ-9');
  assert.equal(await page.textContent('[data-score]'), '–');
  for (let item = 1; item <= 9; item += 1) await pick(`phq-9-${item}`, 1);
  await saved();
  assert.equal(await page.textContent('[data-score="phq-9-total"]'), '9');
  await keyboard.click(page, 'button[name="finish"]');
  await page.waitForURL('**/forms');
  assert.match(await form('Mood: PHQ-9').textContent(), /finished.*Talk about the last question today.*Total, from 0 to 27: 9, mild/s);
  await looksRight('forms-filled');
  await form('Mood: PHQ-9').locator('.rows a').press('Enter');
  assert.match(await page.textContent('[role="alert"]'), /Talk about it today/);
  await looksRight('phq-9-finished');
});

test('a form that is empty cannot be finished, and each question that is needed is named', async () => {
  await begin('Where each of you is');
  await keyboard.click(page, 'button[name="finish"]');
  assert.match(await page.textContent('[role="alert"]'), /Nothing is answered yet/);
  assert.ok(await page.isVisible('button[name="finish"]'));
  await looksRight('decision-empty');
  await type('M7', 'Một lần nữa, với người giúp.');
  await saved();
  await keyboard.click(page, 'button[name="finish"]');
  await page.waitForURL('**/forms');
});

test('what is typed into a form is there after the lock', async () => {
  await begin('My week');
  await pick('heard', 7);
  await saved();
  const form = page.url();
  await keyboard.click(page, 'header >> text=Lock');
  await page.fill('#passphrase', passphrase);
  await keyboard.click(page, 'main button');
  await page.waitForURL('**/clients');
  await page.goto(form);
  assert.ok(await page.isChecked('[name="q:heard"][value="7"]'));
});

test('a form that was entered by mistake is kept, and can be had back', async () => {
  await begin('Worry: GAD-7');
  for (let item = 1; item <= 7; item += 1) await pick(`gad-7-${item}`, 3);
  await saved();
  await keyboard.click(page, 'text=This was entered by mistake');
  await page.waitForSelector('text=It is kept, and counts nowhere');
  assert.ok(await page.isDisabled('[name="q:gad-7-1"]'), 'what counts nowhere is not changed');
  await looksRight('mistake');
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
  await looksRight('form-paper');
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
  await looksRight('read-back');
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
  await looksRight('not-read');
  assert.equal(await page.locator('.rows a').count(), before);
});

test('the whole intake comes back from its paper as it went out', async () => {
  await page.goto(`${client}/intake/whole`);
  await type('D1', 'Chúng tôi nói chuyện ít hơn, và cả hai đều mệt.');
  await answer(page, 'A7', 'email');
  await pick('M1-scale', 4);
  await saved();
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
  await looksRight('intake-read-back');
  await keyboard.click(page, 'text=Save what I chose');
  await page.waitForURL('**/intake/whole');
  assert.equal(await page.inputValue('[name="q:D1"]'), 'Chúng tôi đã nói chuyện.');
  assert.ok(await page.isChecked('[name="q:M1-scale"][value="4"]'), 'nothing else is lost');
});

test('in the dark', async () => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${client}/forms`);
  await looksRight('forms-dark');
  await form('Mood: PHQ-9').locator('.rows a').press('Enter');
  await looksRight('phq-9-dark');
});
