// SPDX-License-Identifier: MIT
// Pages as pictures in grey: reading, writing and comparing them.
import { deflateSync, inflateSync } from 'node:zlib';

// {width, height, grey}: one byte a pixel, row by row.

/** A binary PGM of 8 bits, as pdftoppm and mutool write it. */
export function readPgm(bytes) {
  const header = /^P5\s(?:#.*\n)*(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 200).toString('latin1'));
  if (!header) throw new Error('This is not a PGM of 8 bits.');
  const [width, height] = [Number(header[1]), Number(header[2])];
  return { width, height, grey: bytes.subarray(header[0].length, header[0].length + width * height) };
}

const kSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const kCrcTable = Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; ++bit) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  return byte >>> 0;
});

function crc(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = kCrcTable[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

function chunk(type, body) {
  const bytes = Buffer.alloc(body.length + 12);
  bytes.writeUInt32BE(body.length, 0);
  bytes.write(type, 4, 'latin1');
  body.copy(bytes, 8);
  bytes.writeUInt32BE(crc(bytes.subarray(4, body.length + 8)), body.length + 8);
  return bytes;
}

/** Each row is stored as its difference from the row above (filter 2), which suits white paper. */
export function writePng({ width, height, grey }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; ++y) {
    rows[y * (width + 1)] = 2;
    for (let x = 0; x < width; ++x) {
      rows[y * (width + 1) + 1 + x] = grey[y * width + x] - (y === 0 ? 0 : grey[(y - 1) * width + x]);
    }
  }
  const body = deflateSync(rows, { level: 9 });
  return Buffer.concat([kSignature, chunk('IHDR', header), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))]);
}

/** A PNG that writePng wrote. */
export function readPng(bytes) {
  if (!bytes.subarray(0, 8).equals(kSignature)) throw new Error('This is not a PNG.');
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const rows = inflateSync(bytes.subarray(41, 41 + bytes.readUInt32BE(33)));
  const grey = Buffer.alloc(width * height);
  for (let y = 0; y < height; ++y) {
    if (rows[y * (width + 1)] !== 2) throw new Error('Only pictures that these tests wrote can be read.');
    for (let x = 0; x < width; ++x) {
      grey[y * width + x] = rows[y * (width + 1) + 1 + x] + (y === 0 ? 0 : grey[(y - 1) * width + x]);
    }
  }
  return { width, height, grey };
}

/** How far each pixel is from the other picture's, 0 to 255; null when the sizes differ. */
export function difference(one, other) {
  if (one.width !== other.width || one.height !== other.height) return null;
  const grey = Buffer.alloc(one.grey.length);
  for (let i = 0; i < grey.length; ++i) grey[i] = Math.abs(one.grey[i] - other.grey[i]);
  return { ...one, grey };
}

/** How many pixels are above `level`. */
export function count(picture, level) {
  let found = 0;
  for (const value of picture.grey) found += value > level ? 1 : 0;
  return found;
}

/** Each pixel becomes the mean of itself and its neighbors up to `reach` away: edges that fall between two pixels count less. */
export function softened({ width, height, grey }, reach) {
  const sides = (2 * reach + 1) ** 2;
  const soft = Buffer.alloc(grey.length, 255);
  for (let y = reach; y < height - reach; ++y) {
    for (let x = reach; x < width - reach; ++x) {
      let sum = 0;
      for (let dy = -reach; dy <= reach; ++dy) {
        for (let dx = -reach; dx <= reach; ++dx) sum += grey[(y + dy) * width + x + dx];
      }
      soft[y * width + x] = sum / sides;
    }
  }
  return { width, height, grey: soft };
}

/** The difference to look at: ink where the two differ. */
export function negative({ width, height, grey }) {
  return { width, height, grey: Buffer.from(grey.map((value) => 255 - value)) };
}
