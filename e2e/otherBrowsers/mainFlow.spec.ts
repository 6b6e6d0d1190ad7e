/** A visit from the greeting to moved sliders and a reload, and the same figures as in Chromium. */
import { texts as ribbonTexts } from '../../src/page/bench/ribbon/texts.ts';
import { texts as shareTexts } from '../../src/page/share/texts.ts';
import { tiny } from '../experiments.ts';
import { engineOf, figuresIn, rounded, savedInChromium } from './figures.ts';
import { expect, test } from './test.ts';
import { disturb, expectTrueControls } from './trueControls.ts';

const SAVED = [shareTexts.json, shareTexts.csv, shareTexts.curves] as const;

test('greets, runs and saves the same figures as Chromium; a moved slider runs its stages again, a reload none', {
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
  await test.step('a reload computes nothing again, and its controls show the state', async () => {
    const { tab } = other;
    const shown = await other.headline();
    const moved = (await other.one(other.knobs.tau)).valueText;
    await other.click(other.attackersView);
    await expectTrueControls(tab);

    await disturb(tab);
    await tab.reload();
    await other.waitForFinished();
    await expectTrueControls(tab);
    expect((await other.one(other.ourView)).checked, 'the view is not part of the link').toBe(true);
    expect((await other.one(other.knobs.tau)).valueText).toBe(moved);
    expect(await other.headline()).toBe(shown);
    // The pictures are read again; everything else is kept.
    const { data: _, ...stages } = await other.stages();
    expect(new Set(Object.values(stages))).toEqual(new Set([ribbonTexts.states.remembered]));

    await tab.goto(`${server.url}?bench`);
    await expectTrueControls(tab);
    await disturb(tab);
    await tab.reload();
    await expectTrueControls(tab);
  });
});
