// What is typed outlives a lock: a note, a process note, the private questions; and typing keeps the records open.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { admit, openHouse } from './browser.mjs';
import { looksRight } from './looks.mjs';
import { answer, newClient, passphrase, setUp } from './therapist.mjs';

const kWords = 'She wants to stay and is afraid to say so.';

let house;
let address;
let browser;
let page;
let client;

before(async () => {
  house = await openHouse();
  ({ address, browser, page } = house);
  await page.goto(address);
  await setUp(page);
  await page.goto(`${address}practice`);
  await page.check('#process_notes');
  await page.click('#answers .actions button');
  await page.waitForSelector('.saved-line');
  await page.goto(`${address}clients`);
  await newClient(page, 'María-José', 'Iñaki');
  client = page.url();
});

after(async () => {
  await house?.close();
});

const stateIs = (words) => page.waitForFunction((start) => document.querySelector('[data-saving-state]').textContent.startsWith(start), words);

/** In a window of another browser, which shares no cookie with ours. */
async function elsewhere(act) {
  const context = await browser.newContext();
  try {
    const other = await context.newPage();
    await admit(other, house.program);
    return await act(other);
  } finally {
    await context.close();
  }
}

async function unlock(there) {
  await there.fill('#passphrase', passphrase);
  await there.click('main button');
  await there.waitForURL('**/today');
}

/** Everybody's records are locked, as they are by another window, an idle time or the screen that locks. */
async function lockFromElsewhere() {
  await elsewhere(async (other) => {
    await unlock(other);
    await other.click('form.lock button');
    await other.waitForSelector('#passphrase');
  });
}

async function comeBackTo(path) {
  await page.goto(address);
  await unlock(page);
  await page.goto(path);
}

for (const [name, path] of [['a note', ''], ['a process note', '/process-notes']]) {
  test(`${name} that was typed when the lock came is there again after it`, async () => {
    await page.goto(client + path);
    await page.fill('#text', kWords);
    await stateIs('Draft kept');
    await lockFromElsewhere();
    await comeBackTo(client + path);
    assert.equal(await page.inputValue('#text'), kWords);
    assert.match(await page.textContent('main'), /You typed this until/);
    await looksRight(page, `draft${path.replace('/', '-')}`);
    await page.click('text=Save the note');
    await page.waitForSelector(`.timeline >> text=${kWords}`);
    assert.equal(await page.inputValue('#text'), '');
  });
}

/** Holds what is saved in the background from now on until it is let go: it has been sent, and the service has not seen it. */
async function holdSaves() {
  let letGo;
  let wasSent;
  const isOver = new Promise((resolve) => (letGo = resolve));
  const sent = new Promise((resolve) => (wasSent = resolve));
  await page.route('**/notes', async (route) => {
    wasSent();
    await isOver;
    await route.continue().catch(() => {}); // the page that sent it may be gone
  });
  return { sent, letGo };
}

/** Alt and a key as a keyboard sends them: with the letter that the key would type. */
async function pressAlt(key) {
  const keyboard = await page.context().newCDPSession(page);
  const press = { modifiers: 1, key, code: `Key${key.toUpperCase()}`, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) };
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...press });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'char', text: key, unmodifiedText: key, ...press });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...press });
  await keyboard.detach();
}

const locks = { 'Lock pressed twice': () => page.dblclick('form.lock button'), 'Alt and K': () => pressAlt('k') };
for (const [name, lock] of Object.entries(locks)) {
  test(`${name}, while a note is on its way, locks once it is kept`, async () => {
    await page.goto(client);
    const held = await holdSaves();
    await page.fill('#text', `${kWords} First.`);
    await held.sent;
    await page.fill('#text', `${kWords} Second.`);
    await lock();
    assert.equal(await page.locator('form.lock').count(), 1, 'the page waits for the save');
    held.letGo();
    await page.waitForSelector('#passphrase');
    await page.unrouteAll();
    await comeBackTo(client);
    assert.equal(await page.inputValue('#text'), `${kWords} Second.`);
    await page.click('text=Throw away what I typed');
    await page.click('text=Go on');
  });
}

test('Alt and Y, while a note is on its way, hides it in all windows at once and loses none of it', async () => {
  await page.goto(client);
  const other = await page.context().newPage();
  await other.goto(client);
  const held = await holdSaves();
  await page.fill('#text', `${kWords} First.`);
  await held.sent;
  await page.fill('#text', `${kWords} Second.`);
  await pressAlt('y');
  await page.waitForSelector('main', { state: 'hidden' });
  await other.waitForSelector('main', { state: 'hidden' });
  held.letGo();
  await page.waitForURL('**/library');
  await other.waitForSelector('text=Shut for now');
  await page.unrouteAll();
  await other.close();
  await pressAlt('y');
  await page.waitForURL('**/today');
  await page.goto(client);
  assert.equal(await page.inputValue('#text'), `${kWords} Second.`);
  await page.click('text=Throw away what I typed');
  await page.click('text=Go on');
});

test('what was typed after a save began goes as the page closes, when that save comes to nothing', async () => {
  await page.goto(client);
  let hold;
  const held = new Promise((resolve) => (hold = resolve));
  await page.route('**/notes', hold, { times: 1 });
  await page.fill('#text', `${kWords} First.`);
  const save = await held;
  await page.fill('#text', `${kWords} Second.`);
  await page.goto(address);
  await save.abort().catch(() => {});
  await page.goto(client);
  // It goes beside what the next page asks for.
  for (let look = 0; look < 20 && await page.inputValue('#text') === ''; look += 1) await page.reload();
  assert.equal(await page.inputValue('#text'), `${kWords} Second.`);
  await page.click('text=Throw away what I typed');
  await page.click('text=Go on');
});

test('a draft is thrown away, and taken back', async () => {
  await page.goto(client);
  await page.fill('#text', 'Not this.');
  await stateIs('Draft kept');
  await page.reload();
  await page.click('text=Throw away what I typed');
  await page.waitForSelector('h1:text-is("Thrown away")');
  await looksRight(page, 'draft-thrown-away');
  await page.click('button:text-is("Take it back")');
  await page.waitForFunction(() => document.querySelector('#text')?.value === 'Not this.');
  await page.click('text=Throw away what I typed');
  await page.click('text=Go on');
  await page.waitForFunction(() => document.querySelector('#text')?.value === '');
});

test('Enter in the date saves the note and does not throw it away', async () => {
  await page.goto(client);
  await page.fill('#text', 'Saved with the Enter key.');
  await stateIs('Draft kept');
  await page.reload();
  await page.press('#session_date', 'Enter');
  await page.waitForSelector('.timeline >> text=Saved with the Enter key.');
});

test('a page that stayed open over a lock goes on by itself once the records are open again', async () => {
  await page.goto(client);
  await lockFromElsewhere();
  await page.fill('#text', 'Typed while locked.');
  await stateIs('Locked.');
  const other = await page.context().newPage();
  await other.goto(address);
  await unlock(other);
  await other.close();
  await page.fill('#text', 'Typed while locked, and after.');
  await stateIs('Draft kept');
  await page.click('text=Save the note');
  await page.waitForSelector('.timeline >> text=Typed while locked, and after.');
});

test('the private questions that were sent too late come back and are recorded after unlocking', async () => {
  await page.goto(`${client}/screening`);
  await answer(page, 'SQ2', 'no');
  await answer(page, 'SQ3', 'never');
  await lockFromElsewhere();
  await page.click('button:text-is("Record")');
  await page.waitForSelector('h1:text-is("Not saved yet")');
  await looksRight(page, 'late-form');
  const other = await page.context().newPage();
  await other.goto(address);
  await unlock(other);
  await other.close();
  await page.click('button:text-is("Save it again")');
  await page.waitForSelector('form.questions');
  assert.ok(await page.isChecked('[name="q:SQ2"][value="no"]'));
});

test('typing tells the service of itself, on any page, and not more often than twice a minute', async () => {
  const told = [];
  page.on('request', (request) => { if (request.url().endsWith('/in-use')) told.push(request.method()); });
  await page.clock.install();
  await page.goto(`${client}/screening`);
  await page.press('body', 'a');
  await page.press('body', 'b');
  await page.clock.runFor(20_000);
  assert.deepEqual(told, []);
  const asked = page.waitForRequest('**/in-use');
  await page.clock.runFor(11_000);
  await asked;
  await page.clock.runFor(60_000);
  assert.deepEqual(told, ['GET']);
});
