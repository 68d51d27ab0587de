// SPDX-License-Identifier: MIT
// What somebody has looked at and found right. `ACCEPT=yes tests/run paper` accepts what there is; look at the change before it is
// committed. What differs is written to build/paper beside what was accepted.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { count, difference, negative, readPng, writePng } from './pictures.mjs';
import { buildFolder, here } from './readers.mjs';

const kAccepted = join(here, 'accepted');
const isAccepting = process.env.ACCEPT === 'yes';
/** Two versions of a renderer shade an edge differently by less. */
const kNoise = 48;
/** And at no more dots than these; a line that moves by one dot changes hundreds. */
const kNoisyDots = 30;

function keep(folder, name, bytes) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

function accept(name, bytes) {
  keep(kAccepted, name, bytes);
  return '';
}

export function isSamePicture(one, other) {
  const between = difference(one, other);
  return between !== null && count(between, kNoise) <= kNoisyDots;
}

/** A sentence that says where to look when the picture is not as accepted; empty when it is. */
export function pictureFault(name, picture) {
  const file = `${name}.png`;
  const accepted = existsSync(join(kAccepted, file)) ? readPng(readFileSync(join(kAccepted, file))) : null;
  if (accepted && isSamePicture(accepted, picture)) return '';
  if (isAccepting) return accept(file, writePng(picture));
  if (!accepted) return `${file} has not been accepted yet`;
  const now = keep(buildFolder, file, writePng(picture));
  const between = difference(accepted, picture);
  if (between === null) return `${now} is of another size than accepted`;
  const where = keep(buildFolder, `${name}.difference.png`, writePng(negative(between)));
  return `${now} is not as accepted; ${where} shows where`;
}

export function textFault(name, text) {
  const accepted = existsSync(join(kAccepted, name)) ? readFileSync(join(kAccepted, name), 'utf8') : null;
  if (accepted === text) return '';
  if (isAccepting) return accept(name, text);
  if (accepted === null) return `${name} has not been accepted yet`;
  return `${keep(buildFolder, name, text)} is not as accepted: compare with ${join(kAccepted, name)}`;
}
