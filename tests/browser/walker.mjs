// SPDX-License-Identifier: MIT
// Goes over every page by HTTP, reads it as a browser does, and fills in the forms it finds there, whatever they are.
import { Agent, request } from 'node:http';
import { readFileSync, readdirSync } from 'node:fs';

const kWeb = new URL('../../toolkit/web/', import.meta.url);

/** What the pages' own templates are made of: nothing else may stand on a page. None but the one that takes a ticket leads on by itself. */
export function vocabulary() {
  const files = readdirSync(kWeb, { recursive: true }).filter((name) => name.endsWith('.mustache') && name !== 'opening.mustache');
  const text = files.map((name) => readFileSync(new URL(name, kWeb), 'utf8').replaceAll(/\{\{[^}]*\}\}/g, ' ')).join('\n');
  const tags = new Set([...text.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, tag]) => tag));
  const attributes = new Set([...text.matchAll(/<[a-z][a-z0-9]*\s[^>]*>/g)].flatMap(([tag]) =>
    [...tag.replaceAll(/"[^"]*"/g, '').matchAll(/\s([a-zA-Z][a-zA-Z-]*)/g)].map(([, name]) => name)));
  return { tags: [...tags, 'tbody'], attributes: [...attributes] };
}

/** Runs in the browser: what stands on a page, and what may not stand there. */
function readInBrowser([text, type, words]) {
  const page = new DOMParser().parseFromString(text, type);
  const faults = [];
  const isOwnFile = (link) => link.hasAttribute('download') && /^data:[a-z]+\/[a-z+]+(; ?charset=utf-8)?;base64,[A-Za-z0-9+/=]*$/.test(link.getAttribute('href'));
  for (const element of page.querySelectorAll('*')) {
    const tag = element.tagName.toLowerCase();
    const isOwnScript = element.getAttribute('src') === '/assets/script.js' && element.textContent === '';
    if (tag === 'script' ? !isOwnScript : tag === 'foreignobject' || (words && !words.tags.includes(tag))) faults.push(`<${tag}>`);
    for (const { name, value } of element.attributes) {
      const isAddress = ['href', 'xlink:href', 'src', 'action', 'formaction', 'data', 'poster', 'srcset', 'background'].includes(name);
      const isKnown = words ? words.attributes.includes(name) : !/^(style|on.*)$/.test(name);
      if (!isKnown || name.startsWith('on')) faults.push(`<${tag} ${name}>`);
      else if (isAddress && !isOwnFile(element) && !/^([/#?](?!\/)|$|data:image\/|tel:)/.test(value)) faults.push(`<${tag} ${name}=${value.slice(0, 100)}>`);
    }
  }
  const kind = (field) => (field.tagName === 'INPUT' ? field.type : field.tagName.toLowerCase());
  const forms = [...page.forms].map((form) => ({
    action: form.getAttribute('action'),
    method: form.method,
    isFile: form.enctype === 'multipart/form-data',
    fields: [...form.querySelectorAll('input, textarea, select')].filter((field) => field.name).map((field) => ({
      name: field.name, kind: kind(field), value: field.value, isChecked: field.checked === true,
      shape: /\b(date|number)\b/.exec(field.className)?.[0] ?? (field.placeholder === '14:30' ? 'time' : field.inputMode || 'words'),
    })),
    button: [...form.querySelectorAll('button')].map((button) => [button.name, button.value])[0],
  }));
  const links = [...page.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'));
  return { faults, forms, links, text: page.documentElement.textContent };
}

const kFitting = { date: '2026-11-20', number: '3', numeric: '3', decimal: '3', time: '14:30' };

export class Walker {
  /** `page` is any page of the browser; it only parses. */
  constructor(port, cookie, page) {
    this.own = { hostname: '127.0.0.1', port, agent: new Agent({ keepAlive: true }) };
    this.cookie = cookie;
    this.page = page;
    this.words = vocabulary();
  }

  ask(method, path, body = '', headers = {}) {
    const all = { Cookie: this.cookie, 'Sec-Fetch-Site': 'same-origin', ...headers };
    if (method === 'POST') {
      all.Origin = `http://127.0.0.1:${this.own.port}`;
      all['Content-Type'] ??= 'application/x-www-form-urlencoded';
      all['Content-Length'] = Buffer.byteLength(body);
    }
    return new Promise((resolve, reject) => {
      request({ ...this.own, method, path, headers: all }, (reply) => {
        const parts = [];
        reply.on('data', (part) => parts.push(part));
        reply.on('end', () => resolve({ status: reply.statusCode, headers: reply.headers, bytes: Buffer.concat(parts) }));
      }).on('error', reject).end(body);
    });
  }

  /** What a browser makes of a reply; nothing of what is neither a page nor a picture of text. */
  async read(reply) {
    const type = (reply.headers['content-type'] ?? '').split(';')[0];
    if (type === 'text/html') return this.page.evaluate(readInBrowser, [reply.bytes.toString(), type, this.words]);
    if (type === 'image/svg+xml') return this.page.evaluate(readInBrowser, [reply.bytes.toString(), type, null]);
    return { faults: [], forms: [], links: [], text: reply.bytes.toString() };
  }

  /** A form as a person sends it who ticks everything and writes `words(field)` into every field for words; with `fits`, what is no field
      for words gets something that it takes. */
  fill(form, words, fits) {
    const body = new URLSearchParams();
    const rows = new Map(form.fields.filter(({ kind }) => kind === 'radio').reverse().map((field) => [field.name, field]));
    form.fields.filter(({ kind, isChecked }) => kind === 'radio' && isChecked).forEach((field) => rows.set(field.name, field));
    for (const field of form.fields) {
      if (field.kind === 'radio' ? rows.get(field.name) === field : field.kind === 'hidden' || field.kind === 'select' || field.kind === 'checkbox') {
        body.append(field.name, field.value);
      } else if (field.kind === 'password') {
        body.append(field.name, this.passphrase);
      } else if (['text', 'search', 'textarea'].includes(field.kind)) {
        body.append(field.name, fits && kFitting[field.shape] ? field.value || kFitting[field.shape] : words(field));
      }
    }
    if (form.button?.[0]) body.append(...form.button);
    return body;
  }
}
