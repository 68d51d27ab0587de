// What the help promises a new user, from the installed package to paper: the package is made of the program under test and unpacked, and
// what it installs is what runs.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { program } from '../service/program.mjs';
import { openHouse, picture, picturesFolder } from './browser.mjs';
import { firstTenMinutes } from './first_ten_minutes.mjs';

let folder;
let installed;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'both-of-us-installed-'));
  execFileSync('cpack', ['-B', folder], { cwd: resolve(dirname(program), '..'), stdio: 'pipe' });
  const deb = readdirSync(folder).find((name) => name.endsWith('.deb'));
  execFileSync('dpkg-deb', ['--extract', join(folder, deb), join(folder, 'tree')]);
  installed = join(folder, 'tree/usr/bin/bothofus');
});

after(() => {
  rmSync(folder, { recursive: true, force: true });
  console.log(`# pictures: ${picturesFolder}`);
});

for (const locale of ['en-US', 'es-US']) {
  test(`the first ten minutes lead from the package to paper on a screen in ${locale}`, async () => {
    const house = await openHouse({ locale, acceptDownloads: true }, [], installed);
    const { page } = house;
    const complaints = [];
    page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
    try {
      const started = performance.now();
      await page.goto(house.address);
      const stations = [];
      for await (const station of firstTenMinutes(page)) {
        stations.push(station);
        assert.equal(await page.getAttribute('html', 'lang'), locale.slice(0, 2), station);
        await picture(page, `ten-minutes-${locale}-${station}`);
      }
      assert.equal(stations.length, 8);
      const [download] = await Promise.all([
        page.waitForEvent('download'), page.click('.composer form[method="post"] button.btn-primary')]);
      const file = join(folder, `${locale}.pdf`);
      await download.saveAs(file);
      execFileSync('qpdf', ['--check', file]);
      const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
      assert.match(text, /Iñaki Etxeberria-Muñoz/);
      assert.deepEqual(complaints, []);
      console.log(`# ${locale}: ${((performance.now() - started) / 1000).toFixed(0)} s of clicking`);
    } finally {
      await house.close();
    }
  });
}
