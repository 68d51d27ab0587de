// SPDX-License-Identifier: MIT
// Says which of the texts on its standard input, one a line, stand in the memory of the process with this id. Only the superuser may read a
// process that closed itself off, so whoever runs the tests as another needs sudo, as for installing the packages.
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const chunk = 1 << 20;

function* writableRanges(pid) {
  for (const line of readFileSync(`/proc/${pid}/maps`, 'latin1').split('\n')) {
    const range = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line);
    if (range) yield [parseInt(range[1], 16), parseInt(range[2], 16)];
  }
}

function scan(pid, texts) {
  const needles = texts.map((text) => Buffer.from(text));
  const overlap = Math.max(...needles.map((needle) => needle.length));
  const found = new Set();
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const bytes = Buffer.alloc(chunk + overlap);
  for (const [begin, end] of writableRanges(pid)) {
    for (let at = begin; at < end; at += chunk) {
      let size = 0;
      try {
        size = readSync(memory, bytes, 0, Math.min(bytes.length, end - at), at);
      } catch {
        // A guard page, or a range that went away meanwhile.
        continue;
      }
      needles.forEach((needle, i) => bytes.subarray(0, size).includes(needle) && found.add(texts[i]));
    }
  }
  closeSync(memory);
  return [...found];
}

/// Throws when the memory could not be read.
export function textsInMemory(pid, texts) {
  const asSuperuser = process.getuid() === 0 ? [] : ['sudo', '-n'];
  const [command, ...words] = [...asSuperuser, process.execPath, fileURLToPath(import.meta.url), String(pid)];
  const scanned = spawnSync(command, words, { input: texts.join('\n'), encoding: 'utf8' });
  if (scanned.status !== 0) throw new Error(scanned.stderr);
  return JSON.parse(scanned.stdout);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(JSON.stringify(scan(process.argv[2], readFileSync(0, 'utf8').split('\n'))));
}
