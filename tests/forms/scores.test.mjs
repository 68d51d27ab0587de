// SPDX-License-Identifier: MIT
// Scores beside those of another implementation of FHIRPath: 300 days of made-up answers, and the measures that are shipped.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const kDays = 300;
const kMeasured = 40;
const kCalculated = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression';
const kVariable = 'http://hl7.org/fhir/StructureDefinition/variable';
const kForm = new URL('data/counted-day.json', import.meta.url).pathname;
const kFaultOfOurs = '! ';

const fhirpath = await import('fhirpath').then((module) => module.default, () => null);
const model = fhirpath && (await import('fhirpath/fhir-context/r4/index.js')).default;
const program = process.env.FORMS_SCORES;
const options = {
  skip: !fhirpath ? 'run npm ci in tests/forms first' : !program && 'FORMS_SCORES does not name the program of the tests',
};

/** The same numbers on every run. */
function numbersFrom(seed) {
  let state = seed;
  return (end) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
}

/** A day of somebody who skips about every fifth question; the first one skips all of them and the second none. */
function dayOf(number) {
  const below = numbersFrom(number);
  const isSkipped = () => number === 0 || (number > 1 && below(5) === 0);
  const pick = (list) => list[below(list.length)];
  // Where a code of a system has no score, the other implementation asks a server for it.
  const system = (code) => (code === 'd' ? {} : { system: 'urn:test:codes' });
  const coding = (code) => ({ valueCoding: { ...system(code), code, display: code.toUpperCase() } });
  const often = () => coding(pick(['never', 'seldom', 'often', 'always']));
  const question = (linkId, answers) => (isSkipped() ? [] : [{ linkId, answer: answers() }]);
  const group = (linkId, item) => (item.length ? [{ linkId, item }] : []);
  const meal = () => group('meal', [
    ...question('cups', () => [{ valueInteger: below(4) }]),
    ...question('meal-kind', () => [often()]),
  ]);
  return {
    resourceType: 'QuestionnaireResponse',
    questionnaire: 'urn:test:counted-day|1',
    status: 'completed',
    item: [
      ...group('habits', [1, 2, 3, 4].flatMap((each) => question(`habit-${each}`, () => [often()]))),
      ...question('tools', () => ['a', 'b', 'c', 'd'].filter((_, at) => at === number % 4 || below(2)).map(coding)),
      ...question('walk', () => [{ valueInteger: below(13) - 3 }]),
      ...question('hours', () => [{ valueDecimal: pick([0, 0.1, 0.25, 2.5, 3, -1.125, 12345.678]) }]),
      ...question('rested', () => [{ valueBoolean: below(2) === 0 }]),
      ...question('note', () => [{ valueString: pick(['plain', "it's fine", 'a note', 'zebra', 'Émile']) }]),
      ...question('day', () => [{ valueDate: pick(['2026-11-22', '2026-11-23', '2026-11-24', '2026-11', '2026', '2027']) }]),
      ...Array.from({ length: below(4) }, meal).flat(),
    ].filter(({ answer }) => !answer || answer.length > 0),
  };
}

const expressionsOf = (element, url) => (element.extension ?? []).filter((each) => each.url === url)
  .map(({ valueExpression }) => valueExpression);

const compiled = new Map();
function compile(expression) {
  if (!compiled.has(expression)) compiled.set(expression, fhirpath.compile(expression, model));
  return compiled.get(expression);
}

/** What the other implementation says, in the words of ours. */
function theirs(form, response) {
  const surroundings = { resource: response, questionnaire: form };
  const evaluate = (expression) => {
    try {
      return compile(expression)(response, surroundings);
    } catch {
      return kFaultOfOurs;
    }
  };
  for (const { name, expression } of expressionsOf(form, kVariable)) surroundings[name] = evaluate(expression);
  const items = (list) => list.flatMap((item) => [item, ...items(item.item ?? [])]);
  return items(form.item).flatMap((item) => expressionsOf(item, kCalculated).map(({ expression }) => {
    const value = evaluate(expression);
    return { linkId: item.linkId, expression, value: Array.isArray(value) ? value.join() : value };
  }));
}

/** Eight decimal places are all that FHIRPath has; the other implementation counts in binary fractions. */
function areSame(one, other) {
  if (one === other || (one.startsWith(kFaultOfOurs) && other === kFaultOfOurs)) return true;
  if (one === '' || other === '') return false;
  return Math.abs(Number(one) - Number(other)) <= 1e-8 * Math.max(1, Math.abs(Number(other)));
}

/** Where ours and theirs are not the same, of these responses; and how many scores have a value. */
function compare(formPath, responses) {
  const form = JSON.parse(readFileSync(formPath, 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'forms-scores-'));
  try {
    const paths = responses.map((response, number) => {
      const path = join(folder, `${number}.json`);
      writeFileSync(path, JSON.stringify(response));
      return path;
    });
    const ours = execFileSync(program, [formPath, ...paths], { encoding: 'utf8', maxBuffer: 2 ** 26 }).split('\n\n');
    const differences = [];
    let values = 0;
    responses.forEach((response, number) => {
      const lines = new Map(ours[number].split('\n').map((line) => line.split(/=(.*)/s)));
      for (const { linkId, expression, value } of theirs(form, response)) {
        if (lines.get(linkId) !== '') ++values;
        if (!areSame(lines.get(linkId), value)) differences.push({ number, expression, ours: lines.get(linkId), theirs: value });
      }
    });
    return { differences, values };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('scores are those of another implementation of FHIRPath', options, () => {
  const { differences, values } = compare(kForm, Array.from({ length: kDays }, (_, number) => dayOf(number)));
  assert.deepEqual(differences, []);
  assert.ok(values > kDays * 20, `only ${values} scores have a value`);
});

/** Every second one skips a question. The other implementation looks for a score in the answer itself. */
function measured(name, form, number) {
  const below = numbersFrom(number);
  const group = form.item.find(({ linkId }) => linkId === `${name}-items`);
  const skipped = number % 2 ? below(group.item.length) : -1;
  const item = group.item.filter((_, at) => at !== skipped).map(({ linkId, answerOption }) =>
    ({ linkId, answer: [{ valueCoding: answerOption[below(answerOption.length)].valueCoding }] }));
  return { resourceType: 'QuestionnaireResponse', status: 'completed', item: [{ linkId: group.linkId, item }] };
}

for (const name of ['phq-9', 'gad-7', 'csi-4']) {
  test(`the total of ${name} is that of another implementation of FHIRPath`, options, () => {
    const path = new URL(`../../forms/questionnaires/${name}.json`, import.meta.url).pathname;
    const form = JSON.parse(readFileSync(path, 'utf8'));
    const { differences, values } = compare(path, Array.from({ length: kMeasured }, (_, number) => measured(name, form, number)));
    assert.deepEqual(differences, []);
    assert.equal(values, kMeasured / 2);
  });
}
