// A real Chromium on the running program, and pictures of what it shows, in a folder outside the repository.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const kPictures = process.env.BOTHOFUS_PICTURES ?? mkdtempSync(join(tmpdir(), 'both-of-us-pictures-'));

// Without the background flags Chromium looks for its maker's hosts at every start.
const kArguments = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

export async function openBrowser() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: kArguments });
}

export async function picture(page, name) {
  await page.screenshot({ path: join(kPictures, `${name}.png`), fullPage: true });
}

export const picturesFolder = kPictures;
