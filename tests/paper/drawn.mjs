// SPDX-License-Identifier: MIT
// Where each glyph and each drawn mark of a page stands, in points from the upper left corner: read from our SVG, and from what
// poppler makes of our PDF. The two readers share nothing.

// {glyphs: [[x, y], …], marks: [[left, top, right, bottom], …]}, in the order they are drawn. Glyphs without ink are left out.

const attribute = (tag, name) => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1];
const numbers = (text) => (text.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? []).map(Number);
const body = (svg) => svg.slice(svg.lastIndexOf('</defs>') + 1);

function bounds(values, place = (x, y) => [x, y]) {
  const points = [];
  for (let i = 0; i + 1 < values.length; i += 2) points.push(place(values[i], values[i + 1]));
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function mark(name, tag) {
  const number = (key) => Number(attribute(tag, key));
  if (name === 'rect' || name === 'image') {
    return [number('x'), number('y'), number('x') + number('width'), number('y') + number('height')];
  }
  if (name === 'circle') {
    const [x, y, r] = [number('cx'), number('cy'), number('r')];
    return [x - r, y - r, x + r, y + r];
  }
  return transformed(tag, numbers(attribute(tag, 'd')));
}

function transformed(tag, values) {
  const matrix = attribute(tag, 'transform');
  const [a, b, c, d, e, f] = matrix ? numbers(matrix) : [1, 0, 0, 1, 0, 0];
  return bounds(values, (x, y) => [a * x + c * y + e, b * x + d * y + f]);
}

/** A page as handouts/svg_writer.cpp writes it. */
export function readOwnSvg(svg) {
  const found = { glyphs: [], marks: [] };
  let run = [];
  for (const [, name, tag] of body(svg).matchAll(/<(g|use|rect|circle|path|image)\b([^>]*)>/g)) {
    if (name === 'g') {
      run = numbers(attribute(tag, 'transform') ?? '');
    } else if (name === 'use') {
      const [x, y, scaleX, scaleY] = run;
      found.glyphs.push([x + scaleX * Number(attribute(tag, 'x')), y + scaleY * Number(attribute(tag, 'y') ?? 0)]);
    } else {
      found.marks.push(mark(name, tag));
    }
  }
  return found;
}

/** A page as `pdftocairo -svg` writes it. */
export function readPopplerSvg(svg) {
  const empty = new Set();
  for (const [, id, d] of svg.matchAll(/<(?:symbol|g)[^>]*\bid="(glyph[^"]*)">\s*<path[^>]*\bd="([^"]*)"/g)) {
    if (d.trim() === '') empty.add(id);
  }
  const pictures = new Map();
  for (const [, tag] of svg.matchAll(/<image\b([^>]*)>/g)) {
    pictures.set(attribute(tag, 'id'), [0, 0, Number(attribute(tag, 'width')), Number(attribute(tag, 'height'))]);
  }
  const found = { glyphs: [], marks: [] };
  for (const [, name, tag] of body(svg).matchAll(/<(use|rect|path)\b([^>]*)>/g)) {
    const corners = name === 'use' ? pictures.get(attribute(tag, 'xlink:href').slice(1)) : undefined;
    if (name !== 'use') {
      found.marks.push(mark(name, tag));
    } else if (corners) {
      found.marks.push(transformed(tag, corners));
    } else if (!empty.has(attribute(tag, 'xlink:href').slice(1))) {
      found.glyphs.push([Number(attribute(tag, 'x')), Number(attribute(tag, 'y'))]);
    }
  }
  return found;
}

/** The first thing that does not stand where the other has it, as a sentence; empty when there is none. */
export function firstDifference(one, other, tolerance) {
  for (const kind of ['glyphs', 'marks']) {
    if (one[kind].length !== other[kind].length) return `${one[kind].length} ${kind} and ${other[kind].length}`;
    for (let i = 0; i < one[kind].length; ++i) {
      const apart = Math.max(...one[kind][i].map((value, axis) => Math.abs(value - other[kind][i][axis])));
      if (!(apart <= tolerance)) return `${kind} ${i}: ${one[kind][i]} and ${other[kind][i]}`;
    }
  }
  return '';
}
