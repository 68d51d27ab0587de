// What a therapist clicks, in verbs.
export const passphrase = 'four words that do not belong';

/// `click` goes to Playwright: without scripts it cannot see that an element stands still, so those tests force their clicks.
export async function setUp(page, click = {}) {
  await page.fill('#passphrase', passphrase);
  await page.fill('#repeat', passphrase);
  await page.click('main button', click);
  await page.waitForURL('**/practice**');
  await page.fill('#practitioner_name', 'Dr. Ana Whitfield');
  await page.fill('#credentials', 'LMFT');
  await page.fill('#name', 'Riverbend Practice');
  await page.fill('#address', '12 Alder Street\nHouston, TX 77006');
  await page.fill('#phone', '(713) 555-0142');
  await page.fill('#reply_to', '12 Alder Street, Houston, TX 77006');
  await page.fill('#first_visit_minutes', '75');
  await page.fill('#fee_text', '$160 a visit');
  await page.check('#hears_partner', click);
  await page.check('#no-secrets', click);
  await page.click('main .actions button', click);
  await page.waitForURL('**/clients');
}

export async function newClient(page, name, partner, click = {}) {
  await page.fill('#name', name);
  await page.fill('#partner', partner);
  await page.click('text=Add this client', click);
  await page.waitForURL('**/clients/*-*');
}

/** Picks these choices of a question, by their codes. */
export async function answer(page, question, ...codes) {
  for (const code of codes) await page.check(`[name="q:${question}"][value="${code}"]`);
}

const kCalmAnswers = {
  B2: 'yes', SQ1: 'very', SQ2: 'no', SQ3: 'never', SQ4: 'no', SQ5: 'no', SQ6: 'no', SQ7: 'no', SQ8: 'no', SQ9: 'fine',
  SQ10: 'no', SQ11: 'none', SQ12: 'yes', SQ13: 'home', 'K-order': 'none', 'K-confirmed': 'true',
};

/** The private questions, answered without any concern but for these. */
export async function answerScreening(page, different) {
  for (const [question, code] of Object.entries({ ...kCalmAnswers, ...different })) await answer(page, question, code);
}

export async function recordAuthorization(page, client, ...channels) {
  await page.goto(`${client}/authorization`);
  for (const channel of channels) await page.check(`[name="channels"][value="${channel}"]`);
  await page.check('#is_complete');
  await page.click('text=Put it on file');
  await page.waitForSelector('.rows.static');
}

export async function chooseDocument(page, code) {
  await page.click(`a[href$="/documents/${code}"]`);
  await page.waitForSelector('.composer');
}
