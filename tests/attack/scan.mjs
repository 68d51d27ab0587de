// SPDX-License-Identifier: MIT
// Programs of others that look for weak places, on a program started for them, with the session of an invented practice: slowhttptest, wapiti
// and sqlmap. Bounded in time, and on 127.0.0.1 only. What they wrote stays in build/attack. The exit code is 1 when one of them found
// something, or when a normal request took a second meanwhile. `tests/run attack` installs them and builds the program.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Visitor, launch } from '../service/program.mjs';

const kFolder = resolve('build/attack');
const kSlowSeconds = 30;
const kScanSeconds = 300;

/// Debian's wapiti 3.0.4 writes patterns for -x that its Python does not take: the flags have to stand first. And it sends all that it makes of a
/// form under the nonce that the form had when it was found, so the program would handle the first and answer the others from memory: each gets
/// one of its own, save where the nonce itself is what it tries.
const kWapiti = `import copy, re, secrets
from wapitiCore.net import crawler
crawler.wildcard_translate = lambda pattern: re.compile('(?ms)' + '.*'.join(map(re.escape, pattern.split('*'))) + r'\\Z')
post = crawler.Crawler.post
def fresh(name, value):
    return secrets.token_hex(32) if name == 'nonce' and re.fullmatch('[0-9a-f]{64}', value or '') else value
def post_once(self, form, *words, **options):
    form = copy.copy(form)
    if isinstance(form._post_params, list):
        form._post_params = [[name, fresh(name, value)] for name, value in form._post_params]
    return post(self, form, *words, **options)
crawler.Crawler.post = post_once
from wapitiCore.main.wapiti import wapiti_main
wapiti_main()`;

/// Those that ask nobody but the program. The others fetch lists from the network, or want what plain HTTP on this computer cannot have: HSTS,
/// and Secure on the cookie for browsers that keep no such cookie (toolkit/API.md).
const kModules = 'blindsql,crlf,csp,csrf,exec,file,htaccess,methods,permanentxss,redirect,shellshock,sql,xss';

const findings = [];
const program = await launch();
const address = `http://127.0.0.1:${program.port}`;
const visitor = new Visitor(program.port);
rmSync(kFolder, { recursive: true, force: true });
mkdirSync(kFolder, { recursive: true });

/// What the tool wrote, once it ended or its time was over.
async function run(name, seconds, command, ...words) {
  const file = join(kFolder, `${name}.log`);
  const log = createWriteStream(file);
  const child = spawn('timeout', ['--kill-after=10', String(seconds), command, ...words], { cwd: kFolder, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const code = await new Promise((done, failed) => child.on('close', done).on('error', failed));
  await new Promise((done) => log.end(done));
  console.log(`${name}: exit code ${code}${code === 124 ? ', its time was over' : ''}`);
  return readFileSync(file, 'utf8');
}

/// Normal requests, one after the other, until `over` resolves; the longest may take a second.
async function whileServing(name, over) {
  let isOver = false;
  const ended = over.then((value) => ((isOver = true), value));
  let longest = 0;
  let count = 0;
  while (!isOver) {
    const start = performance.now();
    const { status } = await visitor.get('/clients');
    longest = Math.max(longest, performance.now() - start);
    ++count;
    if (status !== 200) findings.push(`${name}: a normal request was answered ${status}`);
  }
  console.log(`${name}: ${count} normal requests meanwhile, the longest ${longest.toFixed(0)} ms`);
  if (longest > 1000) findings.push(`${name}: a normal request took ${longest.toFixed(0)} ms`);
  return ended;
}

/// slowhttptest cannot say where a form comes from, so its bodies are refused before they are read; those of tests/service/slow_clients.test.mjs
/// are read.
async function slow() {
  const crowd = ['-c', '500', '-r', '250', '-l', String(kSlowSeconds), '-p', '3'];
  const kinds = {
    'slow-head': ['-H', '-i', '5', '-u', `${address}/`],
    'slow-body': ['-B', '-i', '5', '-s', '8192', '-f', 'application/x-www-form-urlencoded', '-u', `${address}/set-up`],
    'slow-read': ['-X', '-k', '3', '-w', '1', '-y', '16', '-n', '5', '-z', '32', '-u', `${address}/`],
  };
  for (const [name, words] of Object.entries(kinds)) await whileServing(name, run(name, kSlowSeconds + 30, 'slowhttptest', ...crowd, ...words));
}

/// Of forms with a file wapiti says that their token is not looked at, since what it makes of them is refused with any token. The whole matrix
/// of such a form is in tests/service/file.test.mjs.
function isMistaken(kind, { http_request: request }) {
  return kind === 'Cross Site Request Forgery' && /^Content-Type: multipart\/form-data/m.test(request);
}

async function wapiti() {
  // What would end the session, or work for minutes.
  const leftAlone = ['lock', 'company', 'recover', 'restore', 'backup', 'access', 'recovery-kit'].flatMap((path) => ['-x', `${address}/${path}*`]);
  const text = await run('wapiti', 2 * kScanSeconds, '/usr/bin/python3', '-c', kWapiti, '-u', `${address}/clients`, '--scope', 'domain', '-H', 'Sec-Fetch-Site: same-origin',
    '-H', `Cookie: ${visitor.cookie}`, '-m', kModules, '-d', '3', '--max-scan-time', '60', '--max-attack-time', '20', '--max-links-per-page', '30', '--no-bugreport',
    '--flush-session', '-f', 'json', '-o', join(kFolder, 'wapiti.json'), '-v', '1', ...leftAlone);
  const report = readdirSync(kFolder).includes('wapiti.json') ? JSON.parse(readFileSync(join(kFolder, 'wapiti.json'), 'utf8')) : undefined;
  if (!report) return findings.push(`wapiti wrote no report: ${text.slice(-300)}`);
  for (const part of ['vulnerabilities', 'anomalies']) for (const [kind, all] of Object.entries(report[part])) {
    const found = all.filter((one) => !isMistaken(kind, one));
    if (found.length < all.length) console.log(`wapiti: ${kind}, ${all.length - found.length} times, which is known to be a mistake`);
    if (found.length > 0) findings.push(`wapiti: ${kind}, ${found.length} times, such as ${found[0].method} ${found[0].path} ${found[0].parameter ?? ''}: ${found[0].info}`);
  }
  console.log(`wapiti: ${/found (\d+) URLs/.exec(text)?.[1]} addresses and forms`);
}

/// sqlmap puts other letters in the place of these, in each request.
const kAnyNonce = 'x'.repeat(64);

/// A scan of a form that is refused before anybody reads it finds nothing, whatever there is.
async function expectHandled(name, path, data) {
  await visitor.get('/clients');
  const { status } = await visitor.post(path, { ...Object.fromEntries(new URLSearchParams(data)), nonce: randomBytes(32).toString('hex') });
  if (status !== 200 && status !== 303) findings.push(`${name}: the form as it is was answered ${status}, so it was not scanned`);
}

async function sqlmap() {
  const client = (await visitor.get('/clients')).body.match(/\/clients\/[0-9a-f-]{36}/)[0];
  const forms = {
    'sqlmap-client': ['/clients', 'name=Robin&partner=Tom'],
    'sqlmap-search': ['/search', 'typed=robin'],
    'sqlmap-note': [`${client}/notes`, 'session_date=2026-11-20&text=Robin'],
    'sqlmap-trail': ['/audit-trail?client=x&act=view&who=x&from=2026-11-20&to=2026-11-20&before=9'],
    'sqlmap-id': ['/clients/*'],
  };
  for (const [name, [path, data]] of Object.entries(forms)) {
    if (data) await expectHandled(name, path, data);
    const guard = data ? ['--data', `csrf=x&nonce=${kAnyNonce}&${data}`, '--csrf-token', 'csrf', '--csrf-url', `${address}/help`, '--randomize', 'nonce'] : [];
    const text = await run(name, kScanSeconds, 'sqlmap', '-u', address + path, ...guard, '--batch', '--level', '5', '--risk', '3', '--dbms', 'sqlite', '--technique', 'BEUSQ',
      '--headers', `Sec-Fetch-Site: same-origin\nOrigin: ${address}`, '--cookie', visitor.cookie, '--skip', 'cookie,user-agent,referer,host', '--flush-session',
      '--ignore-redirects', '--ignore-code', '400,403,404,409,422', '--output-dir', join(kFolder, 'sqlmap'));
    if (/is vulnerable|sqlmap identified the following injection/.test(text)) findings.push(`${name}: says that it can inject`);
    else if (!/all tested parameters do not appear to be injectable/.test(text)) findings.push(`${name}: came to no end, so it says nothing`);
  }
}

await visitor.setUp();
await visitor.get('/clients');
await visitor.post('/clients', { name: 'Robin', partner: 'Tom' });
try {
  await slow();
  await wapiti();
  await sqlmap();
} finally {
  await program.stop();
}
console.log(findings.length === 0 ? 'Nothing was found.' : findings.join('\n'));
process.exitCode = findings.length === 0 ? 0 : 1;
