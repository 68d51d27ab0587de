// SPDX-License-Identifier: MIT
// The samples, and the programs of others that read them.
import { execFile } from 'node:child_process';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readPgm } from './pictures.mjs';

export const here = dirname(fileURLToPath(import.meta.url));
export const buildFolder = join(here, '..', '..', 'build', 'paper');
const kSamples = join(buildFolder, 'samples');
/** A picture's dots an inch: enough to see a line move, small enough to keep. */
const kResolution = '100';

/** What a program said, as {code, output, complaint}; `encoding` "buffer" for bytes. */
export function run(program, values, encoding = 'utf8') {
  return new Promise((resolve, reject) => {
    execFile(program, values, { encoding, maxBuffer: 1 << 28 }, (error, output, complaint) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: error?.code ?? 0, output, complaint: complaint.toString() });
    });
  });
}

/** What a program printed; an Error with its complaint when it failed. */
export async function output(program, values, encoding = 'utf8') {
  const said = await run(program, values, encoding);
  if (said.code !== 0) throw new Error(`${program} ${values.join(' ')}: ${said.complaint}`);
  return said.output;
}

/** Calls `act` for each value, as many at a time as there are processors; the results keep the order. */
export async function forEach(values, act) {
  const results = [];
  const rest = values.entries();
  const work = async () => {
    for (const [i, value] of rest) results[i] = await act(value);
  };
  await Promise.all(Array.from({ length: availableParallelism?.() ?? 2 }, work));
  return results;
}

/** Makes every document there is, as [{name, pdf, svg: [path of each page]}]. */
export async function makeSamples(program) {
  rmSync(kSamples, { recursive: true, force: true });
  await output(program, [kSamples]);
  const files = readdirSync(kSamples).sort();
  return files.filter((file) => file.endsWith('.pdf')).map((file) => {
    const name = file.slice(0, -'.pdf'.length);
    const count = files.filter((each) => each.startsWith(`${name}-`) && /^\d+\.svg$/.test(each.slice(name.length + 1))).length;
    const svg = Array.from({ length: count }, (_, i) => join(kSamples, `${name}-${i + 1}.svg`));
    return { name, pdf: join(kSamples, file), svg };
  });
}

const kJars = ['jaxb-api', 'jaxb-core', 'jaxb-runtime', 'istack-commons-runtime', 'javax.activation'];

/** Holds files against PDF/UA-1 and PDF/A-2a (Conformance.java): {code, output}. */
export function conformance(pdfs) {
  const validator = join(here, 'node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar');
  const path = [validator, ...kJars.map((jar) => `/usr/share/java/${jar}.jar`)].join(':');
  // The first stage of the compiler is enough: the process lives for seconds.
  return run('java', ['-XX:TieredStopAtLevel=1', '-cp', path, join(here, 'Conformance.java'), ...pdfs]);
}

/** A PDF's objects without the bytes of its streams. */
export async function objectsOf(pdf) {
  const { qpdf } = JSON.parse(await output('qpdf', ['--json=2', '--json-key=qpdf', '--json-stream-data=none', pdf]));
  return Object.values(qpdf[1]).map((object) => object.value ?? object.stream.dict);
}

// pdf.js asks for these when it is loaded, and needs them only to draw.
globalThis.DOMMatrix ??= class {};
globalThis.Path2D ??= class {};
const { default: pdfjs } = await import('pdfjs-dist/legacy/build/pdf.js');

/** Where pdf.js says so, or the next words begin left of the end of these, as at the foot of a page. */
function endsLine(item, next) {
  return item.hasEOL || !next || next.transform[4] < item.transform[4] + item.width - 1;
}

/** The text of a PDF as pdf.js gives it to a browser, a line each. */
export async function browserText(pdf) {
  const loading = pdfjs.getDocument({ data: new Uint8Array(readFileSync(pdf)), verbosity: 0 });
  const file = await loading.promise;
  let text = '';
  for (let page = 1; page <= file.numPages; ++page) {
    const { items } = await (await file.getPage(page)).getTextContent();
    for (const [i, item] of items.entries()) text += item.str + (endsLine(item, items[i + 1]) ? '\n' : '');
  }
  await loading.destroy();
  return text;
}

/** Without the marks that set text from right to left apart: they are no part of it. */
export const withoutMarks = (text) => text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
export const words = (text) => withoutMarks(text).split(/\s+/).filter((word) => word !== '');
export const isRightToLeft = (text) => /[\u0590-\u08ff]/.test(text);

export async function pageCount(pdf) {
  return Number(/Pages:\s+(\d+)/.exec(await output('pdfinfo', [pdf]))[1]);
}

/** One page as it is printed. */
export async function picture(pdf, page) {
  const number = String(page);
  return readPgm(await output('pdftoppm', ['-r', kResolution, '-gray', '-f', number, '-l', number, pdf], 'buffer'));
}

/** One page, of a PDF or of an SVG, as a second program draws it. */
export async function drawing(file, page) {
  const values = ['draw', '-q', '-r', kResolution, '-c', 'gray', '-F', 'pgm', '-o', '-', file, String(page)];
  return readPgm(await output('mutool', values, 'buffer'));
}

/** One page as poppler's SVG, on paper of exactly its size. */
export function popplerSvg(pdf, page) {
  const number = String(page);
  return output('pdftocairo', ['-svg', '-noshrink', '-nocenter', '-f', number, '-l', number, pdf, '-']);
}
