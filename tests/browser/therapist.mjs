// What a therapist clicks, in verbs.
export const passphrase = 'four words that do not belong';

/** Two ways to work a page. The keyboard needs no place on the screen, so it also serves where scripts are switched off. */
export const mouse = {
  check: (page, selector) => page.check(selector),
  click: (page, selector) => page.click(selector),
};
export const keyboard = {
  check: (page, selector) => page.locator(selector).press('Space'),
  click: (page, selector) => page.locator(selector).press('Enter'),
};

/** The groups of the kit that is shown. */
export async function kitGroups(page) {
  return page.locator('[data-group]').allTextContents();
}

/** Reads the kit off the page, as a therapist copies it to paper, and types back the group that is asked for. */
export async function typeKitBack(page, hand = mouse) {
  await page.waitForURL('**/recovery-kit');
  const groups = await kitGroups(page);
  await hand.click(page, 'text=I have it on paper');
  const label = await page.textContent('label[for=group]');
  await page.fill('#group', groups[Number(label.trim().split(' ')[1]) - 1]);
  await hand.click(page, 'main button');
  return groups;
}

export async function setUp(page, hand = mouse) {
  await page.fill('#passphrase', passphrase);
  await page.fill('#repeat', passphrase);
  await hand.click(page, 'main button');
  const kit = await typeKitBack(page, hand);
  await page.waitForURL('**/practice**');
  await page.fill('#practitioner_name', 'Dr. Ana Whitfield');
  await page.fill('#credentials', 'LMFT');
  await page.fill('#name', 'Riverbend Practice');
  await page.fill('#address', '12 Alder Street\nHouston, TX 77006');
  await page.fill('#phone', '(713) 555-0142');
  await page.fill('#reply_to', '12 Alder Street, Houston, TX 77006');
  await page.fill('#first_visit_minutes', '75');
  await page.fill('#fee_text', '$160 a visit');
  await hand.check(page, '#hears_partner');
  await hand.check(page, '#no-secrets');
  await hand.click(page, 'main .actions button');
  await page.waitForURL('**/clients');
  return kit;
}

/** Types a passphrase and presses the button, again for as long as an earlier wrong try makes this one wait. */
export async function pressWhenTriesAreOpen(page, button, words, field = '#passphrase') {
  const isTooSoon = async () => /The next try is possible/.test(await page.textContent('main'));
  do {
    await page.fill(field, words);
    const answered = page.waitForResponse((reply) => reply.request().method() === 'POST');
    await page.click(button);
    if ((await answered).status() !== 422) return;
    await page.waitForLoadState();
  } while (await isTooSoon());
}

export async function newClient(page, name, partner, hand = mouse) {
  await page.fill('#name', name);
  await page.fill('#partner', partner);
  await hand.click(page, 'text=Add this client');
  await page.waitForURL('**/clients/*-*');
}

/** Picks these choices of a question, by their codes. With the keyboard: the page moves under the mouse while answers open more. */
export async function answer(page, question, ...codes) {
  for (const code of codes) await keyboard.check(page, `[name="q:${question}"][value="${code}"]`);
}

export const kCalmAnswers = {
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

/** Records that nothing speaks against inviting, and an authorization for these channels. */
export async function makeInvitable(page, client, ...channels) {
  await page.goto(`${client}/intake`);
  await answer(page, 'B2', 'yes');
  await answer(page, 'E1', 'yes-ok');
  await answer(page, 'E7', 'R01');
  await answer(page, 'N1', 'write');
  await page.click('text=Save and go on');
  await page.goto(`${client}/screening`);
  await answerScreening(page, {});
  await page.click('button:text-is("Record")');
  await recordAuthorization(page, client, ...channels);
}

/** A couple of whom nothing speaks against inviting; the address of the client's page. */
export async function openInvitableCase(page, ...channels) {
  await newClient(page, 'María-José', 'Iñaki');
  const client = page.url();
  await makeInvitable(page, client, ...channels);
  return client;
}

export async function chooseDocument(page, code) {
  await page.click(`a[href$="/documents/${code}"]`);
  await page.waitForSelector('.composer');
}

/** When the form's page says that what was typed is on the disk. */
export async function saved(page) {
  await page.waitForFunction(() => /^Saved \d\d:\d\d/.test(document.querySelector('[data-saving-state]').textContent));
}

/** Types into a question as a person does who came to it with the Tab key. */
export async function type(page, question, text) {
  const field = page.locator(`[name="q:${question}"]`);
  await field.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}
