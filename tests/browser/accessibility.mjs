// What the accessibility checker finds on a page, contrast of 7:1 included.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const kChecker = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function accessibilityFaults(page, name) {
  // The page's own policy lets no foreign script in; the checker comes through the debugger instead.
  await page.evaluate(kChecker);
  // A color on its way to another one is neither, as when the page has just turned dark. It is put at its end, since a browser without
  // a screen may draw no frame in which it would get there.
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  const { violations } = await page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'color-contrast-enhanced': { enabled: true } },
  }));
  return violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

/** How many pixels a page is wider than its window. */
export async function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
