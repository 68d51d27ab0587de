// The way of a new user from the first page to a letter on paper, as “The first ten minutes” of the help tells it. By names of fields and
// addresses alone, so that it can be gone in every language.
import { answer, answerScreening, kitGroups, passphrase } from './therapist.mjs';

/** The question of this field, near the top of the window. */
async function show(page, field) {
  await page.locator(field).first().evaluate((input) => scrollTo(0, scrollY + input.closest('[data-question]').getBoundingClientRect().top - 90));
}

/** Goes it on a page that shows the welcome, and stops at each station with its name. It ends where the PDF is saved. */
export async function* firstTenMinutes(page) {
  await page.fill('#passphrase', passphrase);
  await page.fill('#repeat', passphrase);
  await page.evaluate(() => scrollTo(0, 0));
  yield 'passphrase';
  await page.click('form[action="/set-up"] button');

  await page.waitForURL('**/recovery-kit');
  const groups = await kitGroups(page);
  await page.click('a[href="/recovery-kit/check"]');
  const asked = Number(/\d+/.exec(await page.textContent('label[for=group]'))[0]);
  yield 'recovery-kit';
  await page.fill('#group', groups[asked - 1]);
  await page.click('form[action="/recovery-kit/check"] button');

  await page.waitForURL('**/practice**');
  await page.fill('#practitioner_name', 'Dr. Ana Whitfield');
  await page.fill('#credentials', 'LMFT');
  await page.fill('#name', 'Riverbend Practice');
  await page.fill('#address', '12 Alder Street\nHouston, TX 77006');
  await page.fill('#phone', '(713) 555-0142');
  await page.fill('#reply_to', '12 Alder Street, Houston, TX 77006');
  await page.check('#hears_partner');
  await page.check('#no-secrets');
  await page.evaluate(() => scrollTo(0, 0));
  yield 'practice';
  await page.click('main .actions button');

  await page.waitForURL('**/clients');
  await page.fill('#name', 'María-José Fernández de la Cruz-Etxeberria');
  await page.fill('#partner', 'Iñaki Etxeberria-Muñoz');
  await page.click('form[action="/clients"] .actions button');
  await page.waitForURL('**/clients/*-*');
  const client = page.url();
  yield 'client';

  await page.goto(`${client}/intake`);
  await answer(page, 'B2', 'yes');
  await page.fill('[name="q:D4"]', 'que volvamos a tener nuestros domingos');
  await answer(page, 'E1', 'yes-ok');
  await answer(page, 'E6', 'unsure');
  await answer(page, 'E7', 'R01', 'R13');
  await answer(page, 'N1', 'write');
  await page.waitForFunction(() => /\d\d:\d\d/.test(document.querySelector('[data-saving-state]').textContent));
  await show(page, '[name="q:E6"]');
  yield 'intake';
  await page.click('main form button.btn-primary:visible');
  await page.waitForURL(client);

  await page.goto(`${client}/screening`);
  await answerScreening(page, {});
  await show(page, '[name="q:SQ1"]');
  yield 'private-questions';
  await page.click('main form button.btn-primary:visible');
  await page.waitForURL(client);

  await page.goto(`${client}/authorization`);
  for (const channel of ['post', 'phone']) await page.check(`[name="channels"][value="${channel}"]`);
  await page.check('#is_complete');
  await page.click('main form[method="post"] button.btn-primary');
  await page.waitForSelector('.rows.static');

  await page.goto(`${client}/documents`);
  yield 'documents';
  await page.click('a[href$="/documents/L02"]');
  await page.waitForSelector('.composer .paper img');
  await page.check('#approved');
  await page.waitForFunction(() => Array.from(document.images).every((image) => image.complete));
  await page.evaluate(() => scrollTo(0, 0));
  yield 'letter';
}
