/** Builds the golden page, lays it beside the lab's own under one address, and checks one engine with it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { build } from 'vite';
import type { EngineName } from '../../src/engine/chooseEngine.ts';
import type { GoldenResult } from './main.ts';

const TOLERANCE = 1e-5;

export async function buildGolden(outDir: string): Promise<void> {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const target = 'es2022';
  await build({
    root,
    configFile: false,
    base: './',
    logLevel: 'error',
    build: { outDir, target, chunkSizeWarningLimit: 5000 },
  });
}

export function expectClose(result: GoldenResult, requested: EngineName): void {
  expect(result.engine).toBe(requested);
  expect(Object.keys(result.differences)).toHaveLength(8);
  for (const [quantity, difference] of Object.entries(result.differences)) {
    expect.soft(difference, quantity).toBeLessThan(TOLERANCE);
  }
}

export async function expectGolden(page: Page, requested: EngineName): Promise<GoldenResult> {
  const outDir = await mkdtemp(join(tmpdir(), 'golden-'));
  try {
    await buildGolden(outDir);
    await page.route('**/golden/**', (route) => {
      const { pathname } = new URL(route.request().url());
      return route.fulfill({ path: join(outDir, pathname.slice('/golden/'.length)) });
    });
    await page.goto('./golden/index.html');
    await page.waitForFunction(() => 'compareWithGolden' in window);
    const result = await page.evaluate((engine) => window.compareWithGolden(engine), requested);
    expectClose(result, requested);
    return result;
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
