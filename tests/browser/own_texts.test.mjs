// A text of the practice's own: a note for the partner copied, changed while its pages follow, mended where a word presses, used, and let go.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openHouse } from './browser.mjs';
import { looksRight } from './looks.mjs';
import { keyboard, passphrase, setUp } from './therapist.mjs';

let house;
let address;
let page;
const text = () => `${address}texts/L01/en-US`;
const kSaved = /^Saved \d\d:\d\d/;

before(async () => {
  house = await openHouse();
  ({ address, page } = house);
  await page.goto(address);
  await setUp(page, keyboard);
});

after(async () => {
  await house?.close();
});

const body = (window = page) => window.inputValue('#body');
const firstPicture = () => page.getAttribute('[data-check] img', 'src');

/** Types over a part of the text as a person does, and waits until it is saved. */
async function replace(before, after) {
  await page.evaluate((words) => {
    const area = document.getElementById('body');
    const at = area.value.indexOf(words);
    area.focus();
    area.setSelectionRange(at, at + words.length);
  }, before);
  await page.keyboard.press('Delete');
  await page.keyboard.type(after);
  await page.waitForFunction(() => /^Saved/.test(document.querySelector('[data-saving-state]').textContent));
}

/** What a page sends as it goes may arrive after the next page was asked for. */
async function openUntil(words) {
  for (let tries = 0; tries < 20; tries += 1) {
    await page.goto(text());
    if (words.test(await body())) return;
    await page.waitForTimeout(100);
  }
  assert.match(await body(), words);
}

test('a document of the library leads to its text, which becomes a draft', async () => {
  await page.goto(`${address}practice`);
  await keyboard.click(page, '.standing a[href="/texts"]');
  await looksRight(page, 'own-texts-list');
  await page.goto(`${address}library/L01`);
  await keyboard.click(page, 'text=Make it yours');
  await page.waitForURL('**/texts/L01/en-US');
  await looksRight(page, 'own-texts-as-it-came');
  await keyboard.click(page, 'text=Make it my own');
  await page.waitForSelector('#body');
  await looksRight(page, 'own-texts-draft');
});

test('a changed sentence is seen on the page while one types', async () => {
  const shown = await firstPicture();
  await replace('Thank you for thinking about it.', 'Thank you for reading this twice.');
  await page.waitForFunction((old) => document.querySelector('[data-check] img')?.getAttribute('src') !== old, shown);
  assert.match(await page.textContent('[data-saving-state]'), kSaved);
  await page.reload();
  assert.match(await body(), /Thank you for reading this twice\./);
});

test('its pages follow the couple that is chosen', async () => {
  const shown = await firstPicture();
  const isShown = (old) => document.querySelector('[data-check] img')?.getAttribute('src') === old;
  await page.selectOption('#couple', 'V9');
  await page.waitForFunction((old) => document.querySelector('[data-check] img')?.getAttribute('src') !== old, shown);
  await page.selectOption('#couple', 'V1');
  await page.waitForFunction(isShown, shown);
});

test('a word of pressure is told of at its line, and keeps the draft from being used', async () => {
  await replace('reading this twice', 'reading this. You always say no, and <b>that</b> is fine');
  const line = (await body()).split('\n').findIndex((words) => words.includes('always')) + 1;
  await page.waitForSelector('.remarks');
  assert.match(await page.textContent('.remarks'), new RegExp(`Line ${line}, always: Say how often`));
  assert.match(await page.textContent('.remarks'), new RegExp(`Line ${line}, .*: HTML has no form on paper`));
  assert.match(await page.textContent('[data-saving-state]'), /2 things to change/);
  await page.waitForSelector('[data-before]:not([hidden])');
  assert.equal(await page.locator('[data-check] img').count(), 1, 'the page stays while something is wrong');
  await keyboard.click(page, '[data-found="always"]');
  assert.equal(await page.evaluate(() => {
    const area = document.activeElement;
    return area.value.slice(area.selectionStart, area.selectionEnd);
  }), 'always');
  await looksRight(page, 'own-texts-flagged');
  await keyboard.click(page, 'text=Use it from now on');
  await page.waitForSelector('text=It cannot be used as it stands');
  assert.match(await body(), /You always say no/, 'the draft is kept');
});

test('what can be filled in is put where the caret is', async () => {
  await replace(' You always say no, and <b>that</b> is fine', '');
  await page.waitForFunction(() => !document.querySelector('.remarks'));
  await keyboard.click(page, 'summary:has-text("What can be filled in")');
  await keyboard.click(page, 'summary:has-text("The two of them")');
  await page.evaluate(() => document.getElementById('body').setSelectionRange(0, 0));
  await keyboard.click(page, 'button:has-text("Put it in: {{partner.name}}")');
  assert.match(await body(), /^\{\{partner\.name\}\}Dear/);
  await looksRight(page, 'own-texts-fields');
  await replace('{{partner.name}}Dear', 'Dear');
});

test('what is typed at the last moment survives the lock, and a closed tab', async () => {
  await page.click('#body');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('With love,');
  await page.click('form.lock button');
  await page.waitForSelector('#passphrase');
  await page.fill('#passphrase', passphrase);
  await page.click('main button');
  await page.waitForURL('**/today');
  await page.goto(text());
  assert.match(await body(), /With love,$/);
  await page.click('#body');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' always yours');
  await page.goto('about:blank');
  await openUntil(/With love, always yours$/);
  await page.click('#body');
  await page.keyboard.press('Control+End');
  for (let i = 0; i < ' always yours'.length; i += 1) await page.keyboard.press('Backspace');
  await page.waitForFunction(() => /^Saved/.test(document.querySelector('[data-saving-state]').textContent));
});

test('company finds the text saved and its page shut', async () => {
  await page.click('#body');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' M.');
  await page.click('header >> text=We have company');
  await page.waitForURL('**/library');
  assert.equal(await page.locator('a[href="/practice"]').count(), 0);
  await page.goto(text());
  assert.match(await page.textContent('main'), /Shut for now/);
  await page.click('header >> text=We are alone again');
  await page.waitForURL('**/today');
  await openUntil(/With love, M\.$/);
});

test('two windows: nothing is overwritten, and both versions stand side by side', async () => {
  const other = await page.context().newPage();
  await other.goto(text());
  await other.fill('#body', `${await body(other)}\n\nFrom the other window.`);
  await other.waitForFunction(() => /^Saved/.test(document.querySelector('[data-saving-state]').textContent));
  await page.click('#body');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n\nFrom this window.');
  await page.waitForSelector('[data-compare]:not([hidden])');
  assert.match(await page.textContent('[data-saving-state]'), /changed in another window/);
  await page.click('[data-compare]');
  await page.waitForSelector('.conflict');
  assert.deepEqual(await page.locator('.conflict mark').evaluateAll((marks) => marks.map((mark) => mark.lastElementChild.previousSibling.data)), ['this', 'the other']);
  await looksRight(page, 'own-texts-conflict');
  await page.click('text=Keep mine');
  await page.waitForURL('**/texts/L01/en-US**');
  assert.match(await body(), /From this window\.$/);
  await other.close();
});

test('it is used from now on, stands in the list, and the shipped text is one step away', async () => {
  await keyboard.click(page, 'text=Use it from now on');
  await page.waitForSelector('text=Your own, in use since');
  assert.match(await page.textContent('.lead'), /Version 1\.\d\.0\+1\.[0-9a-f]{8}/);
  await looksRight(page, 'own-texts-in-use');
  await page.goto(`${address}texts`);
  assert.match(await page.textContent('li:has(> a[href="/texts/L01/en-US"])'), /your own since/);
  await page.goto(text());
  await keyboard.click(page, 'text=Go back to the shipped text');
  await page.waitForSelector('text=As it came with the program.');
  await keyboard.click(page, 'a[href*="/versions/"]');
  await page.waitForSelector('text=Start a draft from this one');
  await looksRight(page, 'own-texts-earlier');
  await keyboard.click(page, 'text=Start a draft from this one');
  await page.waitForSelector('#body');
  await replace('From this window.', 'From me.');
  await page.reload();
  await keyboard.click(page, 'a[href*="/states/"]');
  await page.waitForSelector('text=Make the draft say this again');
  await looksRight(page, 'own-texts-state');
  await keyboard.click(page, 'text=Make the draft say this again');
  await page.waitForSelector('#body');
  assert.match(await body(), /From this window\.$/);
  await keyboard.click(page, 'text=Throw the draft away');
  await page.waitForSelector('text=A draft of this text was thrown away');
  await looksRight(page, 'own-texts-thrown-away');
});

test('the longest text fits the narrowest window', async () => {
  await page.goto(`${address}texts/L02/en-US`);
  await keyboard.click(page, 'text=Make it my own');
  await page.waitForSelector('#body');
  await looksRight(page, 'own-texts-letter');
});

test('a script that runs from right to left is written and shown so', async () => {
  await page.fill('#body', 'عزيزتي {{partner.name}}،\n\nهل تأتين معي مرة واحدة؟ يمكنك أن تقولي لا.\n');
  await page.waitForFunction(() => /^Saved \d\d:\d\d$/.test(document.querySelector('[data-saving-state]').textContent));
  await looksRight(page, 'own-texts-arabic');
});

test('a text that is too long is told so and not lost', async () => {
  await page.fill('#body', 'Too long. '.repeat(20_000));
  await page.waitForFunction(() => /Shorten this/.test(document.querySelector('[data-saving-state]').textContent));
  assert.match(await page.textContent('[data-saving-state]'), /^Not saved. Shorten this to 40000 characters; it has 200000/);
  assert.equal((await body()).length, 200_000);
  await page.click('text=Use it from now on');
  await page.waitForSelector('#body-problem');
  assert.equal((await body()).length, 200_000);
});

test('without scripts the same pages do the same', async () => {
  const plain = await house.browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() });
  const window = await plain.newPage();
  await window.goto(`${address}texts/H07/en-US`);
  await window.locator('text=Make it my own').press('Enter');
  await window.fill('#body', '# Ten quiet minutes\n\nSit down.\n');
  await window.selectOption('#couple', 'V4');
  await window.locator('text=Show the pages').press('Enter');
  await window.waitForSelector('text=Saved');
  assert.match(window.url(), /couple=V4/);
  assert.equal(await window.locator('.text-pages img').count(), 1);
  await window.locator('text=Use it from now on').press('Enter');
  await window.waitForSelector('text=Your own, in use since');
  await plain.close();
});
