/** Files of one's own, dropped and chosen. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { texts as factsTexts } from '../../src/page/bench/facts/texts.ts';
import { texts as dataTexts } from '../../src/page/data/texts.ts';
import { texts as shareTexts } from '../../src/page/share/texts.ts';
import { cifarArchive, pictureZip, testFile } from '../dataFiles.ts';
import { asGiven, dropGiven } from '../dropFiles.ts';
import { tiny } from '../experiments.ts';
import { DataDialog } from '../pages/dataDialog.ts';
import { engineOf, figuresIn, savedInChromium } from './figures.ts';
import type { LabScreen } from './labScreen.ts';
import type { Wanted } from './screen.ts';
import { expect, test } from './test.ts';

const dialog: Wanted = { role: 'dialog', name: dataTexts.title };
const { json } = shareTexts;

/** @returns what was said of what was read */
async function loadAndUse(other: LabScreen, title: string): Promise<string> {
  await other.click({ role: 'button', name: dataTexts.load, within: dialog });
  const loaded: Wanted = { role: 'status', text: /^Loaded, and kept/, within: dialog };
  const { text } = await other.one(loaded, 60_000);
  await other.click({ role: 'button', name: dataTexts.chooseNamed(title), within: loaded });
  await other.closeDialog();
  return text;
}

const archive = testFile('cifar-10-binary.tar.gz', cifarArchive(50));
/** As large as the lab keeps them: every browser has its own way of making pictures smaller. */
const pictures = pictureZip(60, { width: 32, height: 32 });
const rows = Array.from({ length: 240 }, (_, i) => `${i % 3},${(i * 37) % 100},${['low', 'high'][i % 2]}`);
const table = testFile('wine.csv', Buffer.from(`acid,sugar,grade\n${rows.join('\n')}\n`));

test('a dropped archive, chosen pictures and a dropped table are run to Chromium’s figures, and a reload has them', {
  tag: '@slow',
}, async ({ other, server, lab, page }) => {
  const { tab } = other;
  await other.greet(`${server.url}${tiny()}`);
  const runs: string[] = [];
  const run = async () => {
    await other.waitForOwnResult();
    runs.push(...(await other.saved([json])));
  };
  await test.step('an archive', async () => {
    await tab.evaluate(dropGiven, asGiven([archive]));
    await loadAndUse(other, 'CIFAR-10');
    await expect.poll(() => other.fact(factsTexts.data)).toBe('CIFAR-10 · 60 each');
    await run();
    const shown = await other.headline();
    await tab.reload();
    await other.waitForFinished();
    expect(await other.fact(factsTexts.data)).toBe('CIFAR-10 · 60 each');
    expect(await other.headline()).toBe(shown);
  });
  await test.step('a zip', async () => {
    const zip = join(tab.downloads, 'mine.zip');
    await writeFile(zip, pictures);
    await other.click({ role: 'button', name: /Choose other data/ });
    await tab.chooseFiles('dialog input[multiple]', [zip]);
    // One of them is torn.
    expect(await loadAndUse(other, 'Your pictures')).toContain('180 pictures');
    await expect.poll(() => other.fact(factsTexts.data)).toBe('Your pictures · 45 each');
    await run();
  });
  await test.step('a table', async () => {
    await tab.evaluate(dropGiven, asGiven([table]));
    await loadAndUse(other, 'Your table');
    await expect.poll(() => other.fact(factsTexts.data)).toBe('Your table · 45 each');
    await run();
  });
  await test.step('as in Chromium', async () => {
    const data = new DataDialog(page);
    await lab.greet(tiny(), engineOf(runs[0]!));
    for (const [i, [file, title]] of [
      [archive, 'CIFAR-10'],
      [testFile('mine.zip', pictures), 'Your pictures'],
      [table, 'Your table'],
    ].entries() as IterableIterator<[number, [typeof archive, string]]>) {
      await data.drop(file);
      await data.load();
      await data.use(title);
      await data.close();
      await lab.runToEnd();
      const [itsRun] = await savedInChromium(lab, [json]);
      expect(figuresIn(runs[i]!), title).toEqual(figuresIn(itsRun!));
    }
  });
});
