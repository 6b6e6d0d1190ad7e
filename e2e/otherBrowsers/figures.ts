/** What is compared with Chromium. */
import { readFile } from 'node:fs/promises';
import type { RunResult } from '../../src/lab/pipeline/runResult.ts';
import type { LabPage } from '../pages/labPage.ts';

/**
 * What an engine computes has 9 digits at most, and is the same to the last. A logarithm or a power, of which losses and intervals
 * are made, has 17, and the last of them is each browser's own.
 */
const DIGITS = 12;

export const rounded = (text: string) =>
  text.replace(/\d+\.\d+(e[+-]\d+)?/g, (number) => String(Number(Number(number).toPrecision(DIGITS))));

/** Asks for the engine of a run: not every browser multiplies and adds in one rounding, which gives other figures. */
export function engineOf(json: string): string {
  const { engine } = JSON.parse(json) as RunResult;
  return `?engine=${engine.backend}`;
}

/** Without what is not the same every time: seconds, and the machine. */
export function figuresIn(json: string): Omit<RunResult, 'timing' | 'engine'> {
  const { timing: _, engine: __, ...figures } = JSON.parse(rounded(json)) as RunResult;
  return figures;
}

/** What buttons of the Share dialog save in Chromium. */
export async function savedInChromium(lab: LabPage, names: readonly string[]): Promise<string[]> {
  const share = await lab.openShare();
  const saved: string[] = [];
  for (const name of names) {
    const download = lab.page.waitForEvent('download');
    await share.getByRole('button', { name, exact: true }).click();
    saved.push(await readFile(await (await download).path(), 'utf8'));
  }
  await lab.page.keyboard.press('Escape');
  return saved;
}
