// Two windows on the same record: nothing is overwritten silently and nothing typed is lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openHouse, picture } from './browser.mjs';
import { looksRight } from './looks.mjs';
import { newClient, setUp } from './therapist.mjs';

let house;
let address;
let one;
let other;
let client;

before(async () => {
  house = await openHouse();
  ({ address, page: one } = house);
  other = await one.context().newPage();
  await one.goto(address);
  await setUp(one);
  await newClient(one, 'María-José', 'Iñaki');
  client = one.url();
});

after(async () => {
  await house?.close();
});

const saved = (page) => page.waitForFunction(() => /^Saved \d/.test(document.querySelector('[data-saving-state]').textContent));

test('a note saved in two windows shows both, and each can be kept', async () => {
  await one.fill('#text', 'She wants to stay and is afraid to say so.');
  await one.click('text=Save the note');
  const note = new URL(await one.getAttribute('.timeline .note a', 'href'), address).href;
  await one.goto(note);
  await other.goto(note);
  await one.fill('#text', 'She wants to stay and has said so.');
  await one.click('text=Save the note');
  await one.waitForURL(/#notes$/);
  await other.fill('#text', 'She wants to leave and is afraid to say so.');
  await other.click('text=Save the note');
  await other.waitForSelector('.conflict');
  const text = await other.textContent('.conflict');
  assert.match(text, /leave/);
  assert.match(text, /has/);
  assert.equal(await other.inputValue('#text'), 'She wants to leave and is afraid to say so.');
  await looksRight(other, 'conflict-note');
  await other.click('.conflict button');
  await other.waitForURL(/#notes$/);
  await one.goto(`${note}/versions`);
  assert.equal(await one.locator('tbody tr').count(), 3);
  await looksRight(one, 'versions');
  await one.click('button:text-is("Compare the two")');
  await one.waitForSelector('#compared');
  await looksRight(one, 'versions-compared');
  await one.click('tbody tr:last-child a');
  await one.waitForSelector('#opened');
  await looksRight(one, 'version');
  await one.click('text=Restore this version');
  await one.waitForSelector('.saved-line');
  await one.goto(note);
  assert.equal(await one.inputValue('#text'), 'She wants to stay and is afraid to say so.');
});

test('a form that saves in the background stops, says so, and leads to the comparison with what was typed', async () => {
  await one.goto(`${client}/intake`);
  await other.goto(`${client}/intake`);
  await one.fill('[name="q:D4"]', 'time together');
  await one.fill('[name="q:D5"]', 'his humor');
  await saved(one);
  await other.fill('[name="q:D4"]', 'a quiet evening');
  await other.fill('[name="q:D5"]', 'his patience');
  await other.waitForSelector('[data-compare]:visible');
  assert.match(await other.textContent('[data-saving-state]'), /^Not saved: .*still on this page/);
  await other.fill('[name="q:D4"]', 'a quiet evening together');
  await picture(other, 'conflict-background');
  await other.click('[data-compare]');
  await other.waitForSelector('.conflict');
  assert.equal(await other.inputValue('[name="q:D4"]'), 'a quiet evening together');
  await looksRight(other, 'conflict-form');
  await other.check('#saved-D5');
  await other.click('text=Save what I chose');
  await other.waitForSelector('.conflict', { state: 'detached' });
  await one.goto(`${client}/intake`);
  assert.equal(await one.inputValue('[name="q:D4"]'), 'a quiet evening together');
  assert.equal(await one.inputValue('[name="q:D5"]'), 'his humor');
  await one.goto(`${client}/intake/versions?from=1&to=2`);
  await looksRight(one, 'versions-intake');
});

test('the practice page and the client’s record show both versions as well', async () => {
  for (const [page, field] of [['practice', '#credentials'], [`${new URL(client).pathname.slice(1)}/record`, '#pronouns']]) {
    await one.goto(address + page);
    await other.goto(address + page);
    await one.fill(field, 'theirs');
    await one.click('#answers .actions button');
    await one.waitForLoadState();
    await other.fill(field, 'mine');
    await other.click('#answers .actions button');
    await other.waitForSelector('.conflict');
    assert.match(await other.textContent('.conflict'), /mine[\s\S]*theirs/);
    assert.equal(await other.inputValue(field), 'mine');
    await looksRight(other, `conflict-${field.slice(1)}`);
    await other.click('.conflict a');
    assert.equal(await other.inputValue(field), 'theirs');
  }
});

test('process notes are switched on, written apart and taken out', async () => {
  await one.goto(`${address}practice`);
  await one.check('#process_notes');
  await one.click('#answers .actions button');
  await one.waitForSelector('.saved-line');
  await looksRight(one, 'practice');
  await one.goto(client);
  await looksRight(one, 'client');
  await one.click('.standing a:text-is("Process notes")');
  await one.fill('#text', 'I notice that I side with her. Why?');
  await one.click('text=Save the note');
  await one.waitForSelector('.timeline');
  await looksRight(one, 'process-notes');
  await one.goto(client);
  assert.doesNotMatch(await one.textContent('body'), /side with her/);
  await one.goto(`${client}/process-notes/take-out`);
  await looksRight(one, 'process-take-out');
});

test('the audit trail is read in words and filtered', async () => {
  await one.goto(`${client}`);
  await one.click('.standing a:text-is("Audit trail")');
  assert.match(await one.textContent('.trail-list'), /Went back to an earlier version of a note/);
  await looksRight(one, 'audit-trail');
  await one.selectOption('#act', 'restore');
  await one.click('text=Show these');
  assert.equal(await one.locator('.trail-list li').count(), 1);
});
