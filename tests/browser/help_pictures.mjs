// The pictures of “The first ten minutes”, taken of the running program in both languages. BOTHOFUS names the program; `tests/run pictures`
// builds it first.
import { mkdirSync } from 'node:fs';
import { openHouse } from './browser.mjs';
import { firstTenMinutes } from './first_ten_minutes.mjs';

const folder = new URL('../../toolkit/web/help/', import.meta.url).pathname;
const kSize = { width: 900, height: 600 };

mkdirSync(folder, { recursive: true });
for (const locale of ['en-US', 'es-US']) {
  const house = await openHouse({ locale, viewport: kSize, colorScheme: 'light', reducedMotion: 'reduce' });
  await house.page.goto(house.address);
  for await (const station of firstTenMinutes(house.page)) {
    await house.page.evaluate(() => { document.activeElement?.blur(); });
    await house.page.screenshot({ path: `${folder}${station}-${locale.slice(0, 2)}.png` });
  }
  await house.close();
}
