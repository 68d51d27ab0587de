// SPDX-License-Identifier: MIT
// Questionnaires on paper: made by the program, filled in by somebody else's library, read by the program again.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';

import { PDFCheckBox, PDFDocument, PDFDropdown, PDFRadioGroup, PDFTextField } from 'pdf-lib';

import { here, run } from './readers.mjs';

const program = resolve(process.env.BOTHOFUS ?? 'build/release/toolkit/bothofus');
const questionnaire = join(here, '..', 'handouts', 'data', 'every-kind.json');

let folder;
before(() => { folder = mkdtempSync(join(tmpdir(), 'forms-')); });
after(() => rmSync(folder, { recursive: true, force: true }));

/** By a field's name: text, the number of an option counted from 1, or whether a box is ticked. */
const kFilled = {
  q3: 'Nguyễn Thị Ánh', q4: '1987-03-09', q5: 1, q6: 'Слушать.\nمرحبا, שלום.', q7: 2, q8: 3,
  'q10.o1': true, 'q10.o2': true, 'q10.o3': true, 'q10.o4': true, q11: 'https://example.org/%C3%A1', q12: '14:30',
  q13: '2026-12-01', 'q15-1': 'Ελένη Παπαδοπούλου', 'q16-1': '41', 'q15-2': 'Zoë', 'q16-2': '7', 'q15-3': '王小明',
  'q16-3': '0', q18: 7, q19: 'Una tarde – “d’accord”', q20: 6, 'q21.o1': true, 'q21.o2': true, 'q21.o3': true,
  'q21-own': 'We cook\nWe walk', q22: '6.50', q23: '1.5', q24: 'Iñaki\nKaʻiulani', q33: 'Nguyễn Thị Ánh', q34: '2026-11-27',
};
const kCodings = {
  pronouns: ['he'], heard: ['web'], ways: ['call', 'text', 'email', 'none'], weigh: ['home'], good: ['laugh', 'help', 'plans'],
};
const kExpected = {
  name: ['Nguyễn Thị Ánh'], born: ['1987-03-09'], before: [true], 'before-when': ['Слушать.\nمرحبا, שלום.'],
  pronouns: kCodings.pronouns, heard: kCodings.heard, ways: kCodings.ways, email: ['https://example.org/%C3%A1'],
  hour: ['14:30:00'], next: ['2026-12-01'], who: ['Ελένη Παπαδοπούλου', 'Zoë', '王小明'], age: [41, 7, 0], hope: [6],
  why: ['Una tarde – “d’accord”'], weigh: kCodings.weigh, good: [...kCodings.good, 'We cook', 'We walk'], sleep: [6.5],
  walk: ['1.5 [mi_i]'], names: ['Iñaki', 'Kaʻiulani'], 'sign-name': ['Nguyễn Thị Ánh'], 'sign-date': ['2026-11-27'],
};

async function made(name, ...more) {
  const path = join(folder, name);
  const { code, complaint } = await run(program, ['form', 'pdf', questionnaire, path, ...more]);
  assert.equal(complaint, '');
  assert.equal(code, 0);
  return path;
}

function fillIn(field, value) {
  if (field instanceof PDFTextField) field.setText(value);
  else if (field instanceof PDFCheckBox) value ? field.check() : field.uncheck();
  else if (field instanceof PDFRadioGroup || field instanceof PDFDropdown) field.select(field.getOptions()[value - 1]);
  else assert.fail(field.getName());
}

/** Fills in every field but those left out, as a viewer does, which leaves the old appearances of what it has no font for. */
async function filled(path, values, leftOut = []) {
  const pdf = await PDFDocument.load(readFileSync(path), { updateMetadata: false });
  const fields = pdf.getForm().getFields();
  assert.deepEqual(fields.map((field) => field.getName()).filter((name) => !leftOut.includes(name)).sort(), Object.keys(values).sort());
  for (const field of fields) if (field.getName() in values) fillIn(field, values[field.getName()]);
  writeFileSync(path, await pdf.save({ updateFieldAppearances: false }));
}

/** By linkId, what was answered. */
function answersOf(items, found = {}) {
  for (const { linkId, answer = [], item = [] } of items) {
    for (const { item: below = [], ...value } of answer) {
      const [given] = Object.values(value);
      const plain = given?.value !== undefined ? `${given.value} ${given.code}` : given?.code ?? given;
      (found[linkId] ??= []).push(plain);
      answersOf(below, found);
    }
    answersOf(item, found);
  }
  return found;
}

async function readBack(path, ...more) {
  const { code, output, complaint } = await run(program, ['form', 'read', path, '--form', questionnaire, ...more]);
  return { code, complaint, response: output === '' ? null : JSON.parse(output) };
}

test('what another library filled in is read back whole', async () => {
  for (const language of ['en-US', 'es-US']) {
    const path = await made(`${language}.pdf`, '--language', language, ...(language === 'es-US' ? ['--a4'] : []));
    await filled(path, kFilled, ['q7-own']);
    const { code, complaint, response } = await readBack(path);
    assert.equal(complaint, '');
    assert.equal(code, 0);
    assert.deepEqual(answersOf(response.item), kExpected);
    assert.equal(response.status, 'completed');
    assert.equal(response.questionnaire, 'urn:test:every-kind|1');
    assert.equal(response.language, language);
  }
});

test('a form made from answers gives them back, and makes the same form again', async () => {
  const first = await made('first.pdf');
  await filled(first, kFilled, ['q7-own']);
  const { response } = await readBack(first);
  const answers = join(folder, 'answers.json');
  writeFileSync(answers, JSON.stringify(response));
  const again = await made('again.pdf', '--answers', answers);
  assert.deepEqual((await readBack(again)).response, response);
  const twice = await made('twice.pdf', '--answers', answers);
  assert.deepEqual(readFileSync(twice), readFileSync(again));
});

test('what does not fit is listed with its question', async () => {
  const path = await made('wrong.pdf');
  await filled(path, { ...kFilled, q4: 'long ago', q7: 1, 'q7-own': 'ze/hir' });
  const { code, complaint, response } = await readBack(path);
  assert.equal(code, 1);
  assert.match(complaint, /^\S+wrong\.pdf: born: Write the date .*\n\S+wrong\.pdf: pronouns: .*\n$/);
  assert.equal(response.status, 'in-progress');
});

test('paper for a pen has no form', async () => {
  const path = await made('pen.pdf', '--pen', '--variant', 'large-print');
  const { code, complaint, response } = await readBack(path);
  assert.equal(code, 1);
  assert.match(complaint, /no form/);
  assert.equal(response, null);
});
