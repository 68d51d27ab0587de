// Every page, in both languages, at the widths people have, light and dark, with a name as long as a name may be: readable by everyone,
// nothing cut off.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityFaults, overflow } from './accessibility.mjs';
import { openHouse, picture } from './browser.mjs';
import { looksRight } from './looks.mjs';
import { makeInvitable, newClient, passphrase, setUp } from './therapist.mjs';

const kLongestName = `Wolfeschlegelsteinhausenbergerdorff${'é'.repeat(20)} ${'de la Cruz-'.repeat(6)}X`.slice(0, 120);
const kLongName = `${kLongestName.slice(0, 119)}Y`;
const kWidths = [360, 768, 1280, 3840];

const addresses = [];

let house;
let address;
let page;

before(async () => {
  house = await openHouse();
  ({ address, page } = house);
  await page.goto(address);
  await setUp(page);
  await newClient(page, kLongestName, kLongName);
  const client = page.url();
  await page.fill('#text', `${'A long line of a note about what was said. '.repeat(40)}\n${'x'.repeat(400)}`);
  await page.click('text=Save the note');
  await makeInvitable(page, client, 'post');
  await page.goto(`${client}/documents/L01`);
  await page.check('#approved');
  await page.check('#paper-home');
  await page.click('text=Save with a password');
  await page.waitForURL('**/with-password');
  addresses.push(['with-password', page.url()], ['receipt', page.url().replace('with-password', 'receipt')],
    ['set', `${client}/set`], ['handed-over', `${client}/handed-over`], ['first-visit', `${client}/documents/H11`], ['note', `${client}/documents/L01`]);
  const note = await page.goto(client).then(() => page.getAttribute('.timeline .note a', 'href'));
  await page.goto(client);
  await page.fill('#text', 'A note that is not needed.');
  await page.click('text=Save the note');
  await page.click('.timeline li:has-text("not needed") a');
  const unneeded = page.url();
  await page.click('text=Put this note in the trash');
  await page.waitForSelector('.undo');
  addresses.push(['undo', page.url()], ['in-trash', unneeded], ['trash', `${address}trash`], ['closing', `${client}/closing`],
    ['closed-cases', `${address}clients?closed`]);
  await page.goto(`${address}access/add`);
  await page.fill('#name', kLongestName);
  await page.fill('#passphrase', 'violet harbor quiet lantern 42');
  await page.fill('#repeat', 'violet harbor quiet lantern 42');
  await page.fill('#own_passphrase', passphrase);
  await page.click('text=Give access');
  const person = await page.getAttribute('.rows a:has-text("Wolfe")', 'href');
  addresses.push(['access', `${address}access`], ['access-add', `${address}access/add`],
    ['access-passphrase', `${address}access/passphrase`], ['access-kit', `${address}access/recovery-kit`],
    ['access-keys', `${address}access/keys`], ['locking', `${address}locking`], ['access-person', new URL(person, address).href],
    ['bring-in', `${address}bring-in`], ['today', `${address}today`], ['clients', `${address}clients`], ['practice', `${address}practice`], ['pictures', `${address}practice/pictures`], ['client', client],
    ['intake', `${client}/intake`], ['screening', `${client}/screening`], ['reassessment', `${client}/reassessment`],
    ['judgement', `${client}/judgement`], ['authorization', `${client}/authorization`], ['documents', `${client}/documents`],
    ['letter', `${client}/documents/L02`], ['letter-large', `${client}/documents/L02?variant=large-print`], ['cards', `${client}/documents/C01`], ['held', `${client}/held`],
    ['library', `${address}library`], ['library-letter', `${address}library/L02`], ['library-cards', `${address}library/C01?variant=large-print`],
    ['take-out', `${client}/take-out`], ['intake-note', new URL(note, address).href], ['record', `${client}/record`],
    ['record-versions', `${client}/record/versions?open=1`], ['audit-trail', `${address}audit-trail?client=${client.split('/').pop()}`],
    ['nothing-here', `${address}nothing`],
    ...['', '/first-ten-minutes', '/when-something-happens', '/what-is-protected'].map((part) => [`help${part.replace('/', '-')}`, `${address}help${part}`]));
});

after(async () => {
  await house?.close();
});

/** Has the screen in this language, by what stands at the foot of each page. */
async function speak(language) {
  await page.goto(`${address}clients`);
  if (await page.getAttribute('html', 'lang') === language) return;
  await page.click(`form[action="/language"] [value="${language}"]`);
  await page.waitForURL('**/today');
  assert.equal(await page.getAttribute('html', 'lang'), language);
}

// English comes last, for the tests that follow.
for (const language of ['es', 'en']) {
  test(`no page is wider than its window, ${language}`, async () => {
    await speak(language);
    const wide = [];
    for (const width of kWidths) {
      await page.setViewportSize({ width, height: 800 });
      for (const [name, pageAddress] of addresses) {
        await page.goto(pageAddress);
        const over = await overflow(page);
        if (over > 0) wide.push(`${name} at ${width}: ${over} px`);
        if (width !== 768) await picture(page, `page-${language}-${name}-${width}`);
      }
    }
    assert.deepEqual(wide, []);
  });

  for (const colorScheme of ['dark', 'light']) {
    test(`every page passes the accessibility checks, ${language}, ${colorScheme}`, async () => {
      const found = [];
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.emulateMedia({ colorScheme });
      for (const [name, pageAddress] of addresses) {
        await page.goto(pageAddress);
        if (colorScheme === 'dark') await picture(page, `page-${language}-${name}-dark`);
        found.push(...await accessibilityFaults(page, name));
      }
      assert.deepEqual(found, []);
    });
  }
}

test('titles and addresses name nobody', async () => {
  for (const [, pageAddress] of addresses) {
    await page.goto(pageAddress);
    assert.ok(!(await page.title()).includes('Wolfe'));
    assert.ok(!decodeURIComponent(page.url()).includes('Wolfe'));
  }
});

test('Esc twice hides the page and shows it again', async () => {
  await page.goto(addresses[0][1]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  assert.equal(await page.isVisible('main'), false);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  assert.equal(await page.isVisible('main'), true);
});

test('the keys are shown on a question mark and close again', async () => {
  await page.goto(addresses[0][1]);
  await page.keyboard.press('?');
  await page.waitForSelector('#keys-sheet[open]');
  await looksRight(page, 'page-keys');
  await page.keyboard.press('Escape');
  assert.equal(await page.isVisible('#keys-sheet'), false);
  await page.focus('input:not([type=hidden])');
  await page.keyboard.press('?');
  assert.equal(await page.isVisible('#keys-sheet'), false, 'not while one writes');
});

test('a page is one key away', async () => {
  for (const [key, path] of [['t', 'today'], ['l', 'library'], ['p', 'practice'], ['c', 'clients']]) {
    await page.keyboard.press(`Alt+${key}`);
    await page.waitForURL(`**/${path}`);
  }
});

test('people are named by their initials while a screen is shared', async () => {
  await page.goto(`${address}clients`);
  await page.click('text=Show initials only');
  await page.waitForSelector('text=Show whole names');
  assert.doesNotMatch(await page.textContent('body'), /Wolfe/);
  await looksRight(page, 'page-initials');
  await page.click('text=Show whole names');
  await page.waitForSelector('text=Show initials only');
  assert.match(await page.textContent('body'), /Wolfe/);
});

test('help is there for who has lost the passphrase', async () => {
  await page.goto(`${address}help`);
  await page.click('form.lock button');
  await page.click('text=I lost my passphrase');
  await page.waitForURL('**/help/when-something-happens#passphrase');
  assert.equal(await page.isVisible('#passphrase'), true);
  assert.deepEqual(await accessibilityFaults(page, 'help while locked'), []);
  await picture(page, 'page-help-locked');
});
