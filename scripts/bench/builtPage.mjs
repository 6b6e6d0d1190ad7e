/** A built page in Chromium, used as a person does. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { preview } from 'vite';

const PATIENCE_MS = 580_000;
const DEBIAN = '/usr/bin/chromium';
const executablePath = process.env.CHROMIUM_PATH ?? (existsSync(DEBIAN) ? DEBIAN : undefined);

/** @param folder what `vite build --outDir` wrote */
export const served = (folder) =>
  preview({
    logLevel: 'warn',
    build: { outDir: resolve(folder) },
    preview: { port: 0, host: '127.0.0.1', open: false },
  });

/** CHROMIUM_PATH names another browser than the one at hand. */
export const launched = (...flags) =>
  chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox', ...flags] });

/** A visitor who has been told the story before: the bench greets at once. Of a page or of a whole context. */
export const knowsTheStory = (visitor) =>
  visitor.addInitScript(() => localStorage.setItem('clmia-story', 'over'));

/** @param use is given the page, its address and the browser; the story does not stand above the bench */
export async function withBuiltPage(folder, use) {
  const server = await served(folder);
  const browser = await launched('--enable-precise-memory-info');
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(PATIENCE_MS);
    await knowsTheStory(page);
    return await use(page, server.resolvedUrls.local[0], browser);
  } finally {
    await browser.close();
    await server.close();
  }
}

export async function open(page, url) {
  await page.goto(url);
  await page.waitForSelector('html:not([data-waiting])');
  await page.waitForTimeout(1000);
}

/** Looks seldom and simply, since looking is work of the page's thread too. */
export const says = (page, text) =>
  page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('[role=status]')].some((one) => one.textContent.includes(wanted)),
    text,
    { polling: 500 },
  );

export const press = (page, name) =>
  page.evaluate(
    (wanted) =>
      [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === wanted).click(),
    name,
  );

/** @returns seconds that each of the browser's processes has computed since it began, by its id, with its kind */
export async function processTimes(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return new Map(processInfo.map(({ id, type, cpuTime }) => [id, { type, seconds: cpuTime }]));
}

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
};
