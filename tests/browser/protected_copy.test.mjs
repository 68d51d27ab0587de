// A letter leaves as a file that opens with a password only, and the password stands nowhere afterwards.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { accessibilityFaults, overflow } from './accessibility.mjs';
import { openHouse, picture } from './browser.mjs';
import { answer, answerScreening, newClient, setUp } from './therapist.mjs';

const kPassword = 'violet harbor quiet lantern 42';

let house;
let address;
let page;

before(async () => {
  house = await openHouse();
  ({ address, page } = house);
  await page.goto(address);
  await setUp(page);
  await newClient(page, 'María-José', 'Iñaki');
  const client = page.url();
  await page.goto(`${client}/intake`);
  await answer(page, 'B2', 'yes');
  await answer(page, 'E1', 'yes-ok');
  await page.click('text=Save and go on');
  await page.goto(`${client}/screening`);
  await answerScreening(page, {});
  await page.click('button:text-is("Record")');
  await page.goto(`${client}/documents/L01`);
  await page.check('#approved');
  await page.check('#paper-home');
});

after(async () => {
  await house?.close();
});

test('saving with a password leads to the page for it', async () => {
  await page.click('text=Save with a password');
  await page.waitForURL('**/issued/*/with-password');
  await picture(page, 'with-password');
  assert.match(await page.textContent('main'), /A Note to My Partner, made /);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await picture(page, `with-password-${width}`);
    assert.equal(await overflow(page), 0);
  }
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await accessibilityFaults(page, `with a password, ${colorScheme}`), []);
  }
});

test('a password that is easy to guess makes no copy and is not kept on the page', async () => {
  await page.fill('#password', 'María-José Iñaki');
  await page.fill('#repeat', 'María-José Iñaki');
  await page.click('text=Save the copy');
  assert.match(await page.textContent('#password-problem'), /a name that others know/);
  assert.equal(await page.inputValue('#password'), '');
  assert.equal(await page.inputValue('#repeat'), '');
  await picture(page, 'with-password-easy');
  assert.deepEqual(await accessibilityFaults(page, 'easy password'), []);
});

test('the copy opens with its password and without it says nothing', async () => {
  await page.fill('#password', kPassword);
  await page.fill('#repeat', kPassword);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Save the copy')]);
  assert.equal(download.suggestedFilename(), 'letter-1-with-password.pdf');
  const file = await download.path();
  execFileSync('qpdf', ['--check', `--password=${kPassword}`, file]);
  assert.match(execFileSync('pdftotext', ['-upw', kPassword, file, '-'], { encoding: 'utf8' }), /Dear Iñaki/);
  assert.throws(() => execFileSync('pdftotext', [file, '-'], { stdio: 'pipe' }));
});

test('the password stands in no address, and the trail says only that there is one', async () => {
  assert.ok(!page.url().includes('violet'));
  await page.goto(`${address}audit-trail`);
  const trail = await page.textContent('main');
  assert.match(trail, /Took out a copy of a document with a password/);
  assert.ok(!trail.includes('violet'));
});

test('a document that was made before has its link as well', async () => {
  await page.goto(`${address}clients`);
  await page.click('ul.rows a');
  const documents = `${page.url()}/documents`;
  await page.goto(documents);
  await page.setViewportSize({ width: 360, height: 800 });
  await picture(page, 'documents-issued-360');
  await page.setViewportSize({ width: 1280, height: 900 });
  await picture(page, 'documents-issued');
  await page.click('text=With a password');
  await page.waitForURL('**/issued/*/with-password');
});

test('the password stands in no line that the program writes', async () => {
  const { errors } = await house.program.stop();
  assert.ok(!errors.includes('violet'));
});
