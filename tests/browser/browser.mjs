// A real Chromium on the running program, and pictures of what it shows, in a folder outside the repository.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { launch, ticketedAddress } from '../service/program.mjs';

const kPictures = process.env.BOTHOFUS_PICTURES ?? mkdtempSync(join(tmpdir(), 'both-of-us-pictures-'));

// Without the background flags Chromium looks for its maker's hosts at every start.
const kArguments = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

export async function openBrowser(further = []) {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: [...kArguments, ...further] });
}

/** Leads this page to the program with a ticket, as `bothofus open` does; its context is admitted from then on. */
export async function admit(page, program) {
  await page.goto(await ticketedAddress(program.port));
  await page.waitForURL(`http://127.0.0.1:${program.port}/`);
}

/** The program, with further words for it or another copy of it, and a page of a browser that was led to it. close() ends both. */
export async function openHouse(context = {}, words = [], file = undefined) {
  const program = await launch({ words, ...(file && { file }) });
  const address = `http://127.0.0.1:${program.port}/`;
  const browser = await openBrowser().catch(async (failure) => {
    await program.stop();
    throw failure;
  });
  const close = async () => {
    await browser.close();
    await program.stop();
  };
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...context })).newPage();
  await admit(page, program).catch(async (failure) => {
    await close();
    throw failure;
  });
  return { program, address, browser, page, close };
}

export async function picture(page, name) {
  await page.screenshot({ path: join(kPictures, `${name}.png`), fullPage: true });
}

export const picturesFolder = kPictures;
