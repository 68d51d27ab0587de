// What happened next, counted: numbers of five and more, as bars and as a table, and nothing of anybody.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { openHouse } from './browser.mjs';
import { looksRight } from './looks.mjs';
import { keyboard, setUp } from './therapist.mjs';

let house;
let address;
let page;

before(async () => {
  house = await openHouse();
  ({ address, page } = house);
  await page.goto(address);
  await setUp(page);
});

after(async () => {
  await house?.close();
});

/** Sends a form as the page would, without showing it, and says where that led. */
async function post(path, fields) {
  return page.evaluate(async ([target, pairs]) => {
    const body = new URLSearchParams(pairs);
    body.set('csrf', document.querySelector('[name=csrf]').value);
    body.set('nonce', Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, '0')).join(''));
    const reply = await fetch(target, { method: 'POST', body });
    return new URL(reply.url).pathname;
  }, [path, fields]);
}

let count = 0;

async function addClient(reasons, ...tries) {
  count += 1;
  const client = await post('/clients', [['name', `Needle ${count}`], ['partner', ''], ['anyway', '1']]);
  await post(`${client}/intake`, [['version', '0'], ...reasons.map((reason) => ['q:E7', reason])]);
  for (const [step, answer, before, upsetAfter] of tries) {
    const form = await post(`${client}/forms/what-happened`, []);
    await post(form, [['version', '1'], ['q:Q1-step', step], ['q:Q2', answer], ['q:Q3-before', before], ['q:Q3-after', upsetAfter]]);
  }
}

test('an empty page says what will stand there', async () => {
  await page.goto(`${address}practice`);
  await page.click('a:has-text("What happened next, counted")');
  await page.waitForURL('**/what-happened');
  assert.match(await page.textContent('main'), /not enough to count yet/);
  await looksRight(page, 'what-happened-empty', [360, 768, 1280]);
});

test('numbers of five and more stand there as bars and as a table', async () => {
  for (let i = 0; i < 9; i += 1) await addClient(['R01', 'R03'], ['asked', 'no', '5', '8'], ['letter', 'yes', '8', '3']);
  for (let i = 0; i < 7; i += 1) await addClient(['R01', 'R13', 'R22'], ['asked', 'yes', '6', '2']);
  for (let i = 0; i < 6; i += 1) await addClient(['R22', 'R99'], ['note', 'call-first', '4', '4']);
  for (let i = 0; i < 2; i += 1) await addClient(['R05'], ['asked', 'not-now', '3', '3'], ['call', 'stop', '1', '9']);
  await page.goto(`${address}what-happened`);
  const text = await page.textContent('main');
  assert.match(text, /Counted over 24 clients/);
  assert.match(text, /This is not a study/);
  const row = async (section, name) => page.locator(`section[aria-labelledby="${section}"] tr`, { hasText: name }).locator('td').allTextContents();
  assert.deepEqual(await row('reasons', 'They fear being blamed'), ['16']);
  assert.deepEqual(await row('answers', 'Clients'), ['18', '6', '9', 'fewer than 5']);
  assert.deepEqual(await row('answers', 'Said yes'), ['7', 'not shown', 'not shown', 'fewer than 5']);
  assert.deepEqual(await row('upset', 'More upset after'), ['9', 'not shown', 'not shown', 'fewer than 5']);
  assert.match(await page.textContent('.count-chart >> nth=0'), /They fear being blamed/);
  assert.doesNotMatch(text, /Needle/);
  await looksRight(page, 'what-happened', [360, 768, 1280]);
});

test('letters in a chart keep a size that can be read', async () => {
  for (const width of [360, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const heights = await page.locator('.count-chart text').evaluateAll((texts) => texts.map((text) => text.getBoundingClientRect().height));
    assert.ok(Math.min(...heights) > 13, `${Math.min(...heights)} at ${width}`);
    const ends = await page.locator('.count-chart').evaluateAll((charts) => charts.flatMap((chart) => {
      const { right } = chart.getBoundingClientRect();
      return Array.from(chart.querySelectorAll('text'), (text) => right - text.getBoundingClientRect().right);
    }));
    assert.ok(Math.min(...ends) >= 0, 'a name or a number is cut off');
  }
});

test('the table is taken out as it stands', async () => {
  const [file] = await Promise.all([page.waitForEvent('download'), keyboard.click(page, 'text=Save the table')]);
  assert.equal(file.suggestedFilename(), 'counts.csv');
  const csv = readFileSync(await file.path(), 'utf8');
  assert.match(csv, /Answers,Your client asked,Said yes,7\r\n/);
  assert.doesNotMatch(csv, /Needle/);
});

test('company shuts it', async () => {
  await page.click('header >> text=We have company');
  assert.equal((await page.goto(`${address}what-happened`)).status(), 403);
  await page.click('header >> text=We are alone again');
});
