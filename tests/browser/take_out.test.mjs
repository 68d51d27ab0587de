// A record leaves as a file only after the passphrase was typed again.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { accessibilityFaults } from './accessibility.mjs';
import { openHouse, picture } from './browser.mjs';
import { newClient, passphrase, pressWhenTriesAreOpen, setUp } from './therapist.mjs';

let house;
let address;
let page;

before(async () => {
  house = await openHouse();
  ({ address, page } = house);
  await page.goto(address);
  await setUp(page);
  await newClient(page, 'María-José', 'Iñaki');
  await page.click('text=Take this record out');
});

after(async () => {
  await house?.close();
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

test('the files for OpenEMR stand in one page, each to be saved', async () => {
  await page.click('header >> text=Clients');
  await page.click('ul.rows a');
  await page.click('text=Take this record out');
  await page.check('#as-fhir-openemr');
  await pressWhenTriesAreOpen(page, 'button:text-is("Take it out")', passphrase);
  await page.waitForSelector('a[download]');
  await picture(page, 'take-out-files');
  assert.deepEqual(await accessibilityFaults(page, 'files'), []);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[download="patient.json"]')]);
  assert.equal(download.suggestedFilename(), 'patient.json');
  const patient = JSON.parse(readFileSync(await download.path(), 'utf8'));
  assert.equal(patient.resourceType, 'Patient');
  assert.equal(patient.name[0].text, 'María-José');
});
