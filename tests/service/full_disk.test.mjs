// SPDX-License-Identifier: MIT
// Records on a disk that is full. It is a real one: a tmpfs of a few MiB in a mount namespace of its own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Visitor, launch } from './program.mjs';

// Mounts the disk in the place of the data folder, puts something on it that can go, starts the program, and takes it away for each line
// that it is sent.
const onSmallDisk = `
mount -t tmpfs -o size=4m,mode=0700 tmpfs "$0" || exit 9
head -c 1500000 /dev/zero > "$0/filler"
"$@" <&- &
program=$!
trap 'kill -TERM $program' TERM
read -r line && rm "$0/filler"
wait $program || wait $program
`;
const words = (number) => `Note ${number}. ${'She wants him to come and does not know how to say it. '.repeat(900)}`;

let program;
let visitor;
let client;
before(async () => {
  program = await launch({ through: (data) => ['unshare', '-Urm', 'sh', '-c', onSmallDisk, data] });
  visitor = new Visitor(program.port);
  await visitor.setUp();
  await visitor.get('/clients');
  client = (await visitor.post('/clients', { name: 'Mara', partner: 'Jonas' })).header('location').split('?')[0];
});
after(() => program.stop());

async function addNote(number) {
  await visitor.get(client);
  return visitor.post(`${client}/notes`, { session_date: '2026-11-20', text: words(number) });
}

async function savedNotes() {
  const page = await visitor.get(client);
  return new Set(page.body.match(/Note \d+\./g)).size;
}

test('says that it did not save, keeps what was typed, and saves it once there is space', async () => {
  let saved = 0;
  let refused;
  for (let number = 0; number < 100 && !refused; ++number) {
    const reply = await addNote(number);
    if (reply.status === 303) ++saved;
    else refused = reply;
  }
  assert.equal(refused.status, 507);
  assert.match(refused.body, /Not saved: the disk is full/);
  assert.equal(await savedNotes(), saved);

  // What the page has is what is sent once more.
  const field = (name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(refused.body)[1];
  const address = /<form method="post" action="(\/clients\/[^"]+)"[^>]*>/.exec(refused.body)[1];
  assert.equal(field('text'), words(saved));
  program.write('\n');
  visitor.guard = { csrf: field('csrf'), nonce: field('nonce') };
  let again = await visitor.post(address, { session_date: field('session_date'), text: field('text') });
  for (let patience = 0; again.status === 507 && patience < 50; ++patience) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    again = await visitor.post(address, { session_date: field('session_date'), text: field('text') });
  }
  assert.equal(again.status, 303);
  assert.equal(await savedNotes(), saved + 1);
});
