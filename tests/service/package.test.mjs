// SPDX-License-Identifier: MIT
// The Debian package that cpack makes of the program under test: what is in it, that it comes and goes cleanly, and that its parts agree.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { ask, isStandIn, launch, program } from './program.mjs';

const options = { skip: isStandIn && 'the stand-in is in no package' };
const source = new URL('../../', import.meta.url).pathname;
const build = resolve(dirname(program), '..');

let folder;
let deb;
let tree;
before(() => {
  if (isStandIn) return;
  folder = mkdtempSync(join(tmpdir(), 'both-of-us-package-'));
  // By somebody whose files nobody else may read.
  run('sh', '-c', 'umask 077; cd "$0" && exec cpack -B "$1"', build, folder);
  deb = join(folder, readdirSync(folder).find((name) => name.endsWith('.deb')));
  tree = join(folder, 'tree');
  run('dpkg-deb', '--extract', deb, tree);
});
after(() => folder && rmSync(folder, { recursive: true, force: true }));

function run(command, ...words) {
  return execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/// What a checker has to say; nothing when all is well.
function complaints(command, words, environment = {}) {
  const { status, stdout, stderr } = spawnSync(command, words, { encoding: 'utf8', env: { ...process.env, ...environment } });
  return status === 0 ? stderr : `${command} ended with ${status}: ${stdout}${stderr}`;
}

function field(name) {
  return run('dpkg-deb', '--field', deb, name).trim();
}

function installed(path) {
  return readFileSync(join(tree, path), 'utf8');
}

/// The manual's source, with plain hyphens.
function manual() {
  return gunzipSync(readFileSync(join(tree, 'usr/share/man/man1/bothofus.1.gz'))).toString().replaceAll('\\-', '-');
}

function help(verb) {
  return run(program, ...verb, '--help');
}

/// Every verb there is, as words: [], ['serve'], …, ['form', 'pdf'].
function verbs(verb = []) {
  const below = help(verb).split('\nSubcommands:\n')[1] ?? '';
  return [verb, ...[...below.matchAll(/^ {2}([a-z]+) /gm)].flatMap(([, word]) => verbs([...verb, word]))];
}

function optionsOf(verb) {
  return [...help(verb).matchAll(/^ {2}(?:-.,)?(--[a-z0-9-]+)/gm)].map(([, option]) => option);
}

test('holds these files, for everybody to read and nobody but root to change', options, () => {
  const entries = run('dpkg-deb', '--contents', deb).trim().split('\n').map((line) => line.split(/\s+/));
  const folders = entries.filter(([mode]) => mode.startsWith('d'));
  assert.deepEqual(new Set(folders.map(([mode, owner]) => `${mode} ${owner}`)), new Set(['drwxr-xr-x root/root']));
  const files = entries.filter(([mode]) => !mode.startsWith('d')).map(([mode, owner, , , , path]) => `${mode} ${owner} ${path}`);
  assert.deepEqual(files, [
    '-rwxr-xr-x root/root ./usr/bin/bothofus',
    '-rw-r--r-- root/root ./usr/lib/systemd/user/bothofus.service',
    '-rw-r--r-- root/root ./usr/lib/systemd/user/bothofus.socket',
    '-rwxr-xr-x root/root ./usr/libexec/both-of-us/open',
    '-rw-r--r-- root/root ./usr/share/applications/both-of-us.desktop',
    '-rw-r--r-- root/root ./usr/share/bash-completion/completions/bothofus',
    '-rw-r--r-- root/root ./usr/share/both-of-us/did-not-start.html',
    '-rw-r--r-- root/root ./usr/share/doc/both-of-us/copyright',
    '-rw-r--r-- root/root ./usr/share/doc/both-of-us/copyright.libcli11-dev',
    '-rw-r--r-- root/root ./usr/share/doc/both-of-us/copyright.libkainjow-mustache-dev',
    '-rw-r--r-- root/root ./usr/share/doc/both-of-us/copyright.libsqlitecpp-dev',
    '-rw-r--r-- root/root ./usr/share/doc/both-of-us/copyright.nlohmann-json3-dev',
    '-rw-r--r-- root/root ./usr/share/icons/hicolor/scalable/apps/both-of-us.svg',
    '-rw-r--r-- root/root ./usr/share/man/man1/bothofus.1.gz',
  ]);
});

test('has no configuration files, and a script only for its removal', options, () => {
  const control = join(folder, 'control');
  run('dpkg-deb', '--control', deb, control);
  assert.deepEqual(readdirSync(control).sort(), ['control', 'md5sums', 'prerm']);
  assert.equal(complaints('sh', ['-n', join(control, 'prerm')]), '');
});

test('says what it is', options, () => {
  assert.equal(field('Package'), 'both-of-us');
  assert.equal(field('Architecture'), run('dpkg', '--print-architecture').trim());
  assert.equal(field('Section'), 'misc');
  assert.match(field('Maintainer'), /^The Both of Us authors <[^@]+@[^@]+\.invalid>$/);
  assert.match(field('Description'), /^[a-z][^\n]{20,78}[^.\n]\n [\s\S]+\n \.\n [\s\S]+\.$/);
});

test('has the one version of the project', options, () => {
  const [, version] = /^project\(.* VERSION (\S+) /m.exec(readFileSync(join(source, 'CMakeLists.txt'), 'utf8'));
  assert.equal(field('Version'), version);
  assert.equal(run(join(tree, 'usr/bin/bothofus'), '--version'), `bothofus ${version}\n`);
  assert.match(manual(), new RegExp(`^\\.TH .*"Both of Us ${version}"`));
});

test('needs the libraries that it links and whatever it opens by path', options, () => {
  const needed = field('Depends').split(', ').map((relation) => relation.split(' ')[0]);
  assert.ok(needed.includes('libc6') && needed.includes('libsodium23'), field('Depends'));
  assert.ok(!needed.some((name) => name.endsWith('-dev')), field('Depends'));
  const typefaces = readFileSync(join(source, 'handouts/typefaces.cpp'), 'utf8');
  const opened = new Set([...typefaces.matchAll(/"(fonts-[a-z-]+)"/g)].map(([, name]) => name));
  assert.ok(opened.size >= 5);
  assert.deepEqual([...opened, 'libjs-bootstrap5'].filter((name) => !needed.includes(name)), []);
});

test('tells nothing of the computer it was built on', options, () => {
  assert.ok(!readFileSync(join(tree, 'usr/bin/bothofus')).includes(source));
});

test('comes, is upgraded and goes, and leaves the records', options, () => {
  const root = join(folder, 'root');
  const records = join(root, 'home/robin/.local/share/both-of-us/records.sqlite');
  const administration = join(root, 'var/lib/dpkg');
  mkdirSync(dirname(records), { recursive: true });
  writeFileSync(records, 'sealed');
  for (const name of ['info', 'updates']) mkdirSync(join(administration, name), { recursive: true });
  writeFileSync(join(administration, 'status'), '');
  const dpkg = (...words) => run('unshare', '-Ur', 'dpkg', `--root=${root}`, `--log=${join(administration, 'log')}`,
    '--force-script-chrootless', '--force-depends', ...words);
  const files = () => readdirSync(root, { recursive: true }).map(String)
    .filter((path) => !path.startsWith('var/') && !statSync(join(root, path)).isDirectory());

  const changed = join(folder, 'changed');
  run('dpkg-deb', '--raw-extract', deb, changed);
  const control = join(changed, 'DEBIAN/control');
  writeFileSync(control, readFileSync(control, 'utf8').replace(/^Version: .*$/m, 'Version: 99'));
  rmSync(join(changed, 'usr/share/both-of-us'), { recursive: true });
  const newer = join(folder, 'newer.deb');
  run('dpkg-deb', '--root-owner-group', '-Zgzip', '-z1', '--build', changed, newer);

  dpkg('--install', deb);
  assert.ok(files().includes('usr/bin/bothofus'));
  dpkg('--install', newer);
  assert.ok(files().includes('usr/bin/bothofus'));
  assert.ok(!files().includes('usr/share/both-of-us/did-not-start.html'));
  dpkg('--remove', 'both-of-us');
  assert.deepEqual(files(), ['home/robin/.local/share/both-of-us/records.sqlite']);
  assert.equal(run('dpkg-query', `--admindir=${administration}`, '--show'), '');
});

test('starts from where it was unpacked', options, async (context) => {
  const unpacked = await launch({ file: join(tree, 'usr/bin/bothofus') });
  context.after(() => unpacked.stop());
  assert.equal((await ask(unpacked.port, 'GET', '/')).status, 200);
});

test('has a manual that sets without a warning and knows every verb and option', options, () => {
  const page = join(tree, 'usr/share/man/man1/bothofus.1.gz');
  const environment = { LC_ALL: 'C.UTF-8', MANROFFSEQ: '', MANWIDTH: '80' };
  assert.equal(complaints('man', ['--warnings', '-E', 'UTF-8', '-l', '-Tutf8', '-Z', page], environment), '');
  const text = manual();
  for (const verb of verbs()) {
    for (const word of [['bothofus', ...verb].join(' '), ...optionsOf(verb)]) {
      // A verb that only has others below it needs no entry of its own.
      assert.ok(text.includes(word), word);
    }
  }
});

test('completes every verb and option in bash', options, () => {
  const script = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _bothofus "$1"; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const complete = (...words) => run('bash', '-c', script, 'bash', join(tree, 'usr/share/bash-completion/completions/bothofus'),
    program, ...words).trim().split('\n').filter(Boolean);
  const all = verbs();
  for (const verb of all) {
    const below = all.filter((other) => other.length === verb.length + 1 && verb.every((word, i) => word === other[i]));
    assert.deepEqual(complete(...verb, ''), below.map((other) => other.at(-1)));
    assert.deepEqual(complete(...verb, '-'), optionsOf(verb));
  }
  assert.deepEqual(complete('form', 'pdf', 'intake.json', '--a'), ['--answers', '--a4']);
});

test('has an entry for the menu whose program and picture are there', options, () => {
  const path = 'usr/share/applications/both-of-us.desktop';
  assert.equal(complaints('desktop-file-validate', [join(tree, path)]), '');
  const [, command] = /^Exec=\/(\S+)$/m.exec(installed(path));
  assert.ok(statSync(join(tree, command)).mode & 0o111);
  const [, icon] = /^Icon=(\S+)$/m.exec(installed(path));
  assert.match(installed(`usr/share/icons/hicolor/scalable/apps/${icon}.svg`), /^<svg /);
});

test('is stopped by one command, which the manual and the help name', options, () => {
  const [command, socket] = /systemctl --user stop (\S+\.socket)/.exec(manual());
  // "This unit will be stopped if one of the other units is explicitly stopped" (systemd.unit), and nothing starts it again.
  assert.match(installed('usr/lib/systemd/user/bothofus.service'), new RegExp(`^Requires=${socket}$`, 'm'));
  assert.ok(readFileSync(join(source, 'toolkit/web/help_when_something_happens.mustache'), 'utf8').includes(command));
});

test('has a page for a start that failed, which knows more than one reason for it', options, () => {
  const page = installed('usr/share/both-of-us/did-not-start.html');
  const [, port] = /--port UINT=(\d+)/.exec(help(['serve']));
  assert.match(page, new RegExp(`Most often .*, port ${port} of this computer, is in use`));
  assert.match(page, /the disk is full/);
  // They are open where the program runs in a terminal, which is one of the reasons.
  assert.doesNotMatch(page, /locked/);
});

test('has units that systemd takes, on the port of the program', options, () => {
  const units = join(folder, 'units');
  mkdirSync(units);
  const names = ['bothofus.socket', 'bothofus.service'];
  for (const name of names) {
    writeFileSync(join(units, name), installed(`usr/lib/systemd/user/${name}`).replaceAll('/usr/bin/', `${tree}/usr/bin/`));
  }
  const words = ['--user', '--man=no', 'verify', ...names.map((name) => join(units, name))];
  assert.equal(complaints('systemd-analyze', words, { XDG_RUNTIME_DIR: folder }), '');
  const [, port] = /--port UINT=(\d+)/.exec(help(['serve']));
  assert.match(installed('usr/lib/systemd/user/bothofus.socket'), new RegExp(`^ListenStream=127\\.0\\.0\\.1:${port}$`, 'm'));
});

/// What the menu's command opens in the browser, and how it asks the program, when both behave like these scripts.
function opened({ systemctl, bothofus }) {
  const stubs = mkdtempSync(join(folder, 'stubs-'));
  for (const [name, script] of Object.entries({ systemctl, bothofus, 'xdg-open': 'echo "$1"' })) {
    writeFileSync(join(stubs, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(stubs, name), 0o755);
  }
  return execFileSync(join(tree, 'usr/libexec/both-of-us/open'), { encoding: 'utf8', env: { PATH: `${stubs}:/usr/bin:/bin` } }).trim();
}

test('starts the program, waits for it, and has it open itself', options, () => {
  const systemctl = '[ "$*" = "--user start bothofus.socket" ] || [ "$*" = "--user start bothofus.service" ]';
  assert.equal(opened({ systemctl, bothofus: 'echo "$*"' }), 'open --wait 20');
});

test('has a program opened that runs in a terminal and so has the port', options, () => {
  assert.equal(opened({ systemctl: 'exit 1', bothofus: 'echo "$*"' }), 'open --wait 0');
});

test('opens nobody else’s page when somebody else has the port, or the program does not start', options, () => {
  for (const systemctl of ['exit 1', '[ "$3" = bothofus.socket ]', 'exit 0']) {
    const page = opened({ systemctl, bothofus: 'exit 3' });
    assert.match(installed(page), /<h1>Both of Us did not start<\/h1>/);
  }
});
