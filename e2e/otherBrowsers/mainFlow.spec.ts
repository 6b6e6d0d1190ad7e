/** A visit from the greeting to moved sliders, and the same figures as in Chromium. */
import { readFile } from 'node:fs/promises';
import type { RunResult } from '../../src/lab/pipeline/runResult.ts';
import { texts as shareTexts } from '../../src/page/share/texts.ts';
import { tiny } from '../experiments.ts';
import type { LabPage } from '../pages/labPage.ts';
import { expect, test } from './test.ts';

const SAVED = [shareTexts.json, shareTexts.csv, shareTexts.curves] as const;

/**
 * What an engine computes has 9 digits at most, and is the same to the last. A logarithm or a power, of which losses and intervals
 * are made, has 17, and the last of them is each browser's own.
 */
const DIGITS = 12;

const rounded = (text: string) =>
  text.replace(/\d+\.\d+(e[+-]\d+)?/g, (number) => String(Number(Number(number).toPrecision(DIGITS))));

/** Without what is not the same every time: seconds, and the machine. */
function figuresIn(json: string): Omit<RunResult, 'timing' | 'engine'> {
  const { timing: _, engine: __, ...figures } = JSON.parse(rounded(json)) as RunResult;
  return figures;
}

async function savedInChromium(lab: LabPage): Promise<string[]> {
  const share = await lab.openShare();
  const saved: string[] = [];
  for (const name of SAVED) {
    const download = lab.page.waitForEvent('download');
    await share.getByRole('button', { name, exact: true }).click();
    saved.push(await readFile(await (await download).path(), 'utf8'));
  }
  return saved;
}

test('greets, runs and saves the same figures as Chromium', { tag: '@slow' }, async ({
  other,
  server,
  lab,
}) => {
  await other.greet(`${server.url}${tiny()}`);
  await other.runToEnd();
  const headline = await other.headline();
  const saved = await other.saved(SAVED);

  await test.step('as in Chromium', async () => {
    await lab.greet(tiny());
    await lab.runToEnd();
    expect(headline).toBe((await lab.headline.textContent())?.trim());
    const [run, ...tables] = saved;
    const [itsRun, ...itsTables] = await savedInChromium(lab);
    expect(tables.map(rounded)).toEqual(itsTables.map(rounded));
    expect(figuresIn(run!)).toEqual(figuresIn(itsRun!));
  });
});

test('a moved slider runs its stages again', { tag: '@slow' }, async ({ other, server }) => {
  await other.greet(`${server.url}${tiny()}`);
  await other.runToEnd();
  await other.moveAndRun('tau', ['encoder', 'head', 'scores']);
  await other.moveAndRun('fraction', ['head', 'scores']);
});
