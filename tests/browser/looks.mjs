// A page as people see it: narrow and wide, light and dark, and with whatever reads it aloud.
import assert from 'node:assert/strict';
import { accessibilityFaults, overflow } from './accessibility.mjs';
import { picture } from './browser.mjs';

/** Takes a picture of the page as it is now at every width in both colors, and fails for what is too wide or hard to perceive. It leaves
    the page wide and light. */
export async function looksRight(page, name, widths = [360, 1280]) {
  const faults = [];
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForFunction(() => Array.from(document.images).every((image) => image.complete));
      const view = `${name}-${width}-${colorScheme}`;
      await picture(page, view);
      const over = await overflow(page);
      if (over > 0) faults.push(`${view} is ${over} px too wide`);
      faults.push(...await accessibilityFaults(page, view));
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  assert.deepEqual(faults, []);
}
