// A record leaves as a file only after the passphrase was typed again.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch } from '../service/program.mjs';
import { openBrowser } from './browser.mjs';
import { newClient, passphrase, pressWhenTriesAreOpen, setUp } from './therapist.mjs';

let program;
let browser;
let page;

before(async () => {
  program = await launch();
  browser = await openBrowser();
  page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  await page.goto(`http://127.0.0.1:${program.port}/`);
  await setUp(page);
  await newClient(page, 'María-José', 'Iñaki');
  await page.click('text=Take this record out');
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

test('a wrong passphrase takes nothing out and keeps what was picked', async () => {
  await page.check('#as-fhir');
  await page.fill('#passphrase', 'not these words at all');
  await page.click('button:text-is("Take it out")');
  await page.waitForSelector('#passphrase-problem');
  assert.equal(await page.isChecked('#as-fhir'), true);
  assert.equal(await page.inputValue('#passphrase'), '');
});

test('the passphrase gives a file that is named for nobody', async () => {
  const [download] = await Promise.all([page.waitForEvent('download'), pressWhenTriesAreOpen(page, 'button:text-is("Take it out")', passphrase)]);
  assert.equal(download.suggestedFilename(), 'record.fhir.json');
  const bundle = JSON.parse(readFileSync(await download.path(), 'utf8'));
  assert.equal(bundle.entry[0].resource.name[0].text, 'María-José');
});
