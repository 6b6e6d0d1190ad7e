/** A visit from the greeting to moved sliders, and the same figures as in Chromium. */
import { texts as shareTexts } from '../../src/page/share/texts.ts';
import { tiny } from '../experiments.ts';
import { engineOf, figuresIn, rounded, savedInChromium } from './figures.ts';
import { expect, test } from './test.ts';

const SAVED = [shareTexts.json, shareTexts.csv, shareTexts.curves] as const;

test('greets, runs and saves the same figures as Chromium; a moved slider runs its stages again', {
  tag: '@slow',
}, async ({ other, server, lab }) => {
  await other.greet(`${server.url}${tiny()}`);
  await other.runToEnd();
  const headline = await other.headline();
  const saved = await other.saved(SAVED);
  const [report, picture] = await other.saved([shareTexts.report, shareTexts.embeddingPng]);
  expect(report).toContain(headline?.split(' ')[0]);
  expect(picture).toMatch(/^.PNG.*IEND/s);

  await test.step('as in Chromium', async () => {
    const [run, ...tables] = saved;
    await lab.greet(tiny(), engineOf(run!));
    await lab.runToEnd();
    expect(headline).toBe((await lab.headline.textContent())?.trim());
    const [itsRun, ...itsTables] = await savedInChromium(lab, SAVED);
    expect(tables.map(rounded)).toEqual(itsTables.map(rounded));
    expect(figuresIn(run!)).toEqual(figuresIn(itsRun!));
  });
  await test.step('a moved slider', async () => {
    await other.moveAndRun('tau', ['encoder', 'head', 'scores']);
    await other.moveAndRun('fraction', ['head', 'scores']);
  });
});
