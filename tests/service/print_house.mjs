// SPDX-License-Identifier: MIT
// A print system of the test's own: cupsd on a Unix socket in a folder of its own, with one queue that leads to ippeveprinter, a real IPP
// printer, on loopback. The printer hands each document it has received to a command, which keeps it and waits until the test lets it go on.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/// A test that waits longer has failed.
const patience = 20_000;

export async function until(what, isTrue, within = patience) {
  const began = Date.now();
  for (;;) {
    const found = await isTrue();
    if (found) return { found, after: Date.now() - began };
    if (Date.now() - began > within) throw new Error(`Not within ${within} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const cupsdConf = (folder) => `
LogLevel warn
MaxLogSize 0
Listen ${folder}/cups.sock
Browsing Off
WebInterface No
IdleExitTimeout 0
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  <Limit Send-Document Cancel-Job Set-Job-Attributes>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`;

const filesConf = (folder) => `
ServerRoot ${folder}/etc
RequestRoot ${folder}/spool
CacheDir ${folder}/cache
StateDir ${folder}/state
TempDir ${folder}/temporary
AccessLog ${folder}/access_log
ErrorLog ${folder}/error_log
PageLog ${folder}/page_log
SystemGroup root
`;

const printersConf = (port, state) => `
<DefaultPrinter Office>
Info The office printer
DeviceURI ipp://127.0.0.1:${port}/ipp/print
State ${state}
Accepting Yes
Shared No
JobSheets none none
OpPolicy default
ErrorPolicy stop-printer
</DefaultPrinter>
`;

// What the printer does with a document: it keeps it, and goes on saying what the test had it say until it is let go.
const command = (folder) => `#!/bin/sh
name=$(date +%s%N)
cp "$1" "${folder}/printed/$name.part"
env | grep '^IPP_' >"${folder}/printed/$name.options"
mv "${folder}/printed/$name.part" "${folder}/printed/$name.pdf"
while [ -e "${folder}/busy" ]; do
  [ -e "${folder}/says" ] && cat "${folder}/says" >&2
  sleep 0.2
done
exit 0
`;

export class PrintHouse {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'both-of-us-cups-'));
    chmodSync(this.folder, 0o755);
    for (const name of ['etc', 'spool', 'cache', 'state', 'temporary', 'printed', 'received']) mkdirSync(join(this.folder, name));
    writeFileSync(join(this.folder, 'etc/cupsd.conf'), cupsdConf(this.folder));
    writeFileSync(join(this.folder, 'files.conf'), filesConf(this.folder));
    writeFileSync(join(this.folder, 'command'), command(this.folder), { mode: 0o755 });
    this.socket = join(this.folder, 'cups.sock');
    this.running = {};
  }

  static async open({ state = 'Idle', hasPrinter = true } = {}) {
    const house = new PrintHouse();
    house.port = await freePort();
    if (hasPrinter) writeFileSync(join(house.folder, 'etc/printers.conf'), printersConf(house.port, state), { mode: 0o600 });
    // ippeveprinter does not start without a system bus, although it announces nothing.
    const bus = `unix:path=${house.folder}/bus`;
    house.bus = bus;
    house.run('bus', 'dbus-daemon', ['--session', '--nofork', '--nopidfile', `--address=${bus}`]);
    await until('the bus', () => existsSync(join(house.folder, 'bus')));
    if (hasPrinter) await house.switchOn();
    await house.startCups();
    return house;
  }

  run(name, file, words, environment = {}) {
    const child = spawn(file, words, { stdio: 'ignore', env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin`, ...environment } });
    child.ended = new Promise((resolve) => child.on('close', resolve));
    this.running[name] = child;
  }

  async end(name, signal = 'SIGTERM') {
    this.running[name]?.kill(signal);
    await this.running[name]?.ended;
    delete this.running[name];
  }

  async startCups() {
    this.run('cups', 'cupsd', ['-f', '-c', join(this.folder, 'etc/cupsd.conf'), '-s', join(this.folder, 'files.conf')]);
    await until('the socket of CUPS', () => existsSync(this.socket));
  }

  async stopCups() {
    await this.end('cups', 'SIGKILL');
    rmSync(this.socket, { force: true });
  }

  async switchOn() {
    const words = ['-r', 'off', '-n', 'localhost', '-p', String(this.port), '-2', '-f', 'application/pdf', '-d', join(this.folder, 'received'),
      '-c', join(this.folder, 'command'), 'Office'];
    this.run('printer', 'ippeveprinter', words, { DBUS_SYSTEM_BUS_ADDRESS: this.bus });
    await until('the printer', async () => {
      const answered = await fetch(`http://127.0.0.1:${this.port}/`).catch(() => null);
      return answered?.ok;
    });
  }

  /// As somebody does who pulls the plug.
  async switchOff() {
    await this.end('printer', 'SIGKILL');
  }

  /// From now on the printer goes on with no document until it is let go.
  holdUp() {
    writeFileSync(join(this.folder, 'busy'), '');
  }

  letGo() {
    rmSync(join(this.folder, 'busy'), { force: true });
  }

  /// What the printer says of itself while it is held up, such as "+media-empty-error".
  say(state) {
    writeFileSync(join(this.folder, 'says'), `STATE: ${state}\n`);
  }

  files(ending) {
    return readdirSync(join(this.folder, 'printed')).filter((name) => name.endsWith(ending)).sort().map((name) => join(this.folder, 'printed', name));
  }

  /// The documents that the printer received, each as its bytes.
  printed() {
    return this.files('.pdf').map((file) => readFileSync(file));
  }

  options() {
    return this.files('.options').map((file) => Object.fromEntries(readFileSync(file, 'utf8').trim().split('\n').map((line) => line.split(/=(.*)/s).slice(0, 2))));
  }

  /// What CUPS keeps of jobs, where a name could be left.
  control() {
    return readdirSync(join(this.folder, 'spool')).filter((name) => name.startsWith('c')).map((name) => readFileSync(join(this.folder, 'spool', name), 'latin1'));
  }

  /// What a killed CUPS leaves running of its own: each is told the path of a document in this folder.
  endOrphans() {
    for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        if (readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(`${this.folder}/`)) process.kill(Number(id), 'SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
    }
  }

  async close() {
    this.letGo();
    for (const name of Object.keys(this.running)) await this.end(name, 'SIGKILL');
    this.endOrphans();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
