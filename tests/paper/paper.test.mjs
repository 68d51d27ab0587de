// SPDX-License-Identifier: MIT
// What proves the paper: every document there is (samples.cpp), read by programs of others.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';

import { isSamePicture, pictureFault, textFault } from './accepted.mjs';
import { firstDifference, readOwnSvg, readPopplerSvg } from './drawn.mjs';
import { count, difference, softened } from './pictures.mjs';
import * as readers from './readers.mjs';

/** Half a printer's dot, in points: what rounding in the two files may add up to along a line. */
const kSamePlace = 0.06;
/** Two ways to draw a letter's edge differ by less once each dot is mixed with those around it; a letter elsewhere does not. */
const kSoftness = 2;
const kSoftNoise = 56;
/** Documents that between them have every block and every kind of line: what people look at. */
const kLookedAt = ['everything-letter', 'everything-a4', 'names-letter', 'K01-letter', 'L02-v1-letter', 'L02-longest-a4',
  'C01-v1-letter', 'H02-arabic-a4', 'H07-v9-letter', 'S01-open-letter', 'record-letter', 'worksheet-letter',
  'worksheet-large-letter', 'L02-v1-large-letter', 'H02-v1-easy-a4', 'form-easy-a4', 'filled-form-letter', 'L02-logo-letter',
  'L02-logo-a4', 'L02-wide-logo-a4', 'envelope-10', 'envelope-dl', 'envelope-c6', 'labels-letter', 'labels-a4',
  'pen-every-es-a4', 'pen-every-filled-letter', 'form-every-en-letter', 'L02-es-letter', 'C01-es-letter', 'H08-v1-letter', 'F01-v1-letter'];
const kHeard = ['everything-letter', 'K01-letter', 'L02-v1-letter', 'C01-v1-letter', 'H07-v9-letter', 'record-letter',
  'worksheet-letter', 'filled-form-letter', 'L02-logo-letter', 'envelope-10', 'pen-every-filled-letter',
  'form-every-en-letter'];

let samples;
let conforming;
before(async () => {
  samples = await readers.makeSamples(process.env.PAPER_SAMPLES);
  // Runs beside the other tests; its own waits for it.
  conforming = readers.conformance(samples.map(({ pdf }) => pdf));
});

/** What is filled in stands in appearances of its own, which pages of text do not have. */
const isForm = ({ name }) => /^(filled-)?form-/.test(name);
const isSpanish = ({ name }) => name.includes('-es-');
const sample = (name) => samples.find((each) => each.name === name);
/** `fault` of each sample; the sentences that are not empty, with the sample's name. */
async function faults(list, fault) {
  const found = await readers.forEach(list, async (each) => [each.name, await fault(each)]);
  return found.filter(([, sentence]) => sentence !== '').map(([name, sentence]) => `${name}: ${sentence}`);
}
/** A sample's bytes with a part replaced by another of the same length, so that nothing else moves; the path of the copy. */
function damaged(name, from, to) {
  assert.equal(from.length, to.length);
  const bytes = readFileSync(sample(name).pdf, 'latin1');
  assert.ok(bytes.includes(from), from);
  const path = join(readers.buildFolder, `without-${from.replace(/\W+/g, '-')}.pdf`);
  writeFileSync(path, bytes.replace(from, to), 'latin1');
  return path;
}

test('every document is found by no other program to be at fault', async () => {
  assert.deepEqual(await faults(samples, async ({ pdf }) => {
    const { code, output, complaint } = await readers.run('qpdf', ['--check', pdf]);
    return code === 0 && output.includes('No syntax or stream encoding errors found') ? '' : output + complaint;
  }), []);
});

test('every font is in the file, as a subset that knows its text', async () => {
  assert.deepEqual(await faults(samples, async ({ pdf }) => {
    const [, , ...fonts] = (await readers.output('pdffonts', [pdf])).trimEnd().split('\n');
    if (fonts.length === 0) return 'no font';
    return fonts.filter((font) => !/^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes /.test(font)).join('\n');
  }), []);
});

const kActing = ['/JavaScript', '/JS', '/URI', '/EmbeddedFile', '/EmbeddedFiles', '/OpenAction', '/AA', '/Launch', '/GoToR',
  '/SubmitForm', '/ImportData', '/RichMedia', '/Movie', '/Sound', '/XFA'];
/** Every key and every name of an object. */
function namesIn(value) {
  if (typeof value === 'string') return value.startsWith('/') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(namesIn)];
}

test('no document acts, calls home or carries another file', async () => {
  assert.ok(namesIn({ '/A': [{ '/S': '/URI' }] }).includes('/URI'));
  assert.deepEqual(await faults(samples, async ({ pdf }) => {
    const names = new Set((await readers.objectsOf(pdf)).flatMap(namesIn));
    return kActing.filter((name) => names.has(name)).join(' ');
  }), []);
});

const kInformation = /^(Title|Producer|CreationDate): .*$/;

test('what a file says of itself is neutral', async () => {
  assert.deepEqual(await faults(samples, async ({ name, pdf }) => {
    const objects = await readers.objectsOf(pdf);
    const information = objects.find((object) => object['/Producer']);
    const title = information['/Title'].replace(/^u:/, '');
    const text = readFileSync(pdf, 'latin1');
    const metadata = text.slice(text.indexOf('<?xpacket begin'), text.indexOf('<?xpacket end'));
    const told = [...metadata.matchAll(/<(\w+:\w+)(?: [^>]*)?>([^<>\n]+)</g)].map(([, key, value]) => `${key} ${value}`);
    const language = isSpanish({ name }) ? 'es-US' : 'en-US';
    const expected = [`rdf:li ${title}`, `rdf:li ${language}`, 'xmp:CreateDate 2026-11-23T14:00:00Z', 'pdf:Producer Both of Us',
      'pdfaid:part 2', 'pdfaid:conformance A', 'pdfuaid:part 1'];
    const keys = Object.keys(information).sort().join(' ');
    if (keys !== '/CreationDate /Producer /Title') return keys;
    if (!['Letter', 'Information sheet', 'Hoja informativa', 'Envelope', 'Labels'].includes(title)) return title;
    const tellsMore = told.filter((each) => !/^pdfa(Schema|Property):/.test(each) && !expected.includes(each));
    return expected.every((each) => told.includes(each)) ? tellsMore.join('\n') : told.join('\n');
  }), []);
});

test('names come out of the file exactly, in every script', async () => {
  const names = readFileSync(join(readers.here, 'names.txt'), 'utf8').trim().split('\n');
  const { pdf } = sample('names-letter');
  const printed = readers.withoutMarks(await readers.output('pdftotext', ['-nopgbrk', pdf, '-']));
  assert.deepEqual(printed.split('\n').filter((line) => line !== ''), names);
  assert.deepEqual((await readers.browserText(pdf)).split('\n').filter((line) => line !== ''), names);
});

/**
 * pdftotext -raw has the words of a Hebrew name as they stand from left to right, pdf.js as they are read; an Arabic
 * name's “’s” comes before or after it, as a program sees fit. The letters of such words on a line in one order.
 */
function wordsInAnyDirection(text) {
  return text.split('\n').flatMap((line) => {
    const found = [];
    for (const word of readers.words(line)) {
      const continues = readers.isRightToLeft(word) && readers.isRightToLeft(found.at(-1) ?? '');
      found.push(continues ? `${found.pop()} ${word}` : word);
    }
    return found.map((word) => (readers.isRightToLeft(word) ? [...word].sort().join('') : word));
  });
}

test('two programs read the same words in the same order', async () => {
  assert.deepEqual(await faults(samples.filter((each) => !isForm(each)), async ({ pdf }) => {
    const one = wordsInAnyDirection(
      readers.withoutMarks(await readers.output('pdftotext', ['-raw', '-nopgbrk', pdf, '-'])));
    const other = wordsInAnyDirection(await readers.browserText(pdf));
    const at = one.findIndex((word, i) => word !== other[i]);
    return at < 0 && one.length === other.length ? '' : `word ${at}: ${one[at]} and ${other[at]}`;
  }), []);
});

test('a listener hears headings, lists and paragraphs as accepted', async () => {
  assert.deepEqual(await faults(kHeard.map(sample), async ({ name, pdf }) =>
    textFault(`${name}.structure.txt`, await readers.output('pdfinfo', ['-struct-text', pdf]))), []);
});

test('the text is in its order as accepted', async () => {
  assert.deepEqual(await faults(kHeard.map(sample), async ({ name, pdf }) =>
    textFault(`${name}.txt`, await readers.output('pdftotext', ['-raw', pdf, '-']))), []);
});

test('pages look as accepted', async () => {
  assert.deepEqual(await faults(kLookedAt.map(sample), async ({ name, pdf }) => {
    const found = [];
    for (let page = 1; page <= await readers.pageCount(pdf); ++page) {
      found.push(pictureFault(`${name}-${page}`, await readers.picture(pdf, page)));
    }
    return found.filter((sentence) => sentence !== '').join('\n');
  }), []);
});

test('a line that moves by a point is seen', async () => {
  const plain = join(readers.buildFolder, 'plain.pdf');
  await readers.output('qpdf', ['--stream-data=uncompress', sample('L02-v1-letter').pdf, plain]);
  const bytes = readFileSync(plain, 'latin1');
  const moved = join(readers.buildFolder, 'moved.pdf');
  const line = /BT 117 4(\d\d\.\d+) Td/.exec(bytes);
  const lower = (Number(`4${line[1]}`) - 1).toFixed(line[1].length - 3);
  writeFileSync(moved, bytes.replace(line[0], `BT 117 ${lower} Td`), 'latin1');
  const before = await readers.picture(plain, 1);
  assert.ok(isSamePicture(before, await readers.picture(sample('L02-v1-letter').pdf, 1)));
  assert.ok(!isSamePicture(before, await readers.picture(moved, 1)));
});

const shown = () => samples.filter((each) => each.svg.length > 0 && !isForm(each));

test('the screen shows the pages of the paper, every letter and line at its place', async () => {
  assert.ok(shown().length > samples.length / 2);
  assert.deepEqual(await faults(shown(), async ({ pdf, svg }) => {
    const pages = await readers.pageCount(pdf);
    if (pages !== svg.length) return `${pages} pages and ${svg.length} on the screen`;
    for (let page = 1; page <= pages; ++page) {
      const screen = readOwnSvg(readFileSync(svg[page - 1], 'utf8'));
      const paper = readPopplerSvg(await readers.popplerSvg(pdf, page));
      const found = firstDifference(screen, paper, kSamePlace);
      if (found !== '') return `page ${page}, ${found}`;
    }
    return '';
  }), []);
});

async function looksAsPrinted(svg, pdf, page) {
  const [screen, paper] = [await readers.drawing(svg, 1), await readers.drawing(pdf, page)];
  const between = difference(softened(screen, kSoftness), softened(paper, kSoftness));
  return between !== null && count(between, kSoftNoise) === 0;
}

test('the screen draws the letters that the paper has', async () => {
  assert.deepEqual(await faults(kLookedAt.map(sample), async ({ pdf, svg }) => {
    for (const [i, path] of svg.entries()) if (!(await looksAsPrinted(path, pdf, i + 1))) return `page ${i + 1}`;
    return '';
  }), []);
});

test('a line elsewhere or another letter on the screen is seen', async () => {
  const { pdf, svg } = sample('everything-letter');
  const page = readFileSync(svg[0], 'utf8');
  const paper = readPopplerSvg(await readers.popplerSvg(pdf, 1));
  const [line] = /translate\(117 2\d\d(\.\d+)?\)/.exec(page);
  const moved = page.replace(line, line.replace(/\(117 /, '(117.1 '));
  assert.match(firstDifference(readOwnSvg(moved), paper, kSamePlace), /^glyphs \d+: 117\./);
  assert.match(firstDifference(readOwnSvg(page.replace(/<use[^>]*\/>/, '')), paper, kSamePlace), /^\d+ glyphs and \d+$/);
  assert.match(firstDifference(readOwnSvg(page.replace(/<rect[^>]*\/>/, '')), paper, kSamePlace), /^\d+ marks and \d+$/);
  const path = join(readers.buildFolder, 'other.svg');
  const [one, other] = [...page.matchAll(/<use href="(#f\d+g\d+)"/g)].map(([, id]) => id);
  writeFileSync(path, page.replace(`"${one}"`, `"${other}"`));
  assert.equal(await looksAsPrinted(svg[0], pdf, 1), true);
  assert.equal(await looksAsPrinted(path, pdf, 1), false);
});

test('every document conforms to PDF/UA-1 and PDF/A-2a', async () => {
  const { code, output } = await conforming;
  assert.equal(output, `${samples.length} files, 0 broken rules\n`);
  assert.equal(code, 0);
});

test('a file without its structure, its title or its claim does not conform', async () => {
  const damages = [
    ['/StructTreeRoot', '/StructTreeRooX', 'ua1 7.1'],
    ['<pdfaid:conformance>A', '<pdfaid:conformance>X', '2a 6.6.4'],
    ['<pdfuaid:part>1', '<pdfuaid:part>9', 'ua1 5'],
    ['/DisplayDocTitle true', '/DisplayDocTitl true ', 'ua1 7.1'],
  ];
  const files = damages.map(([from, to]) => damaged('L02-v1-letter', from, to));
  const { code, output } = await readers.conformance(files);
  assert.equal(code, 1);
  for (const [i, [, , rule]] of damages.entries()) {
    assert.ok(output.includes(`${files[i]} ${rule} `), `${files[i]} ${rule} is not in\n${output}`);
  }
});
