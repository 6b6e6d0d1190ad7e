/** The engine that an address asks for. */
import { texts as factsTexts } from '../../src/page/bench/facts/texts.ts';
import { texts as commonTexts } from '../../src/page/common/texts.ts';
import { texts as shareTexts } from '../../src/page/share/texts.ts';
import { tiny } from '../experiments.ts';
import { figuresIn, savedInChromium } from './figures.ts';
import { expect, test } from './test.ts';

const SMALLEST = tiny({
  'dataset.membersPerModel': 40,
  'target.architecture': 'mlp',
  'target.width': 0.25,
  'target.epochs': 1,
  'contrastive.epochs': 1,
  'head.steps': 3,
});

test('plain JavaScript trains where an address asks for it, to Chromium’s figures', {
  tag: '@slow',
}, async ({ other, server, lab }) => {
  await other.greet(`${server.url}?engine=cpu${SMALLEST}`);
  await other.runToEnd();
  expect(await other.fact(factsTexts.engine)).toContain(commonTexts.engines.cpu);
  const [run] = await other.saved([shareTexts.json]);
  await lab.greet(SMALLEST, '?engine=cpu');
  await lab.runToEnd();
  const [itsRun] = await savedInChromium(lab, [shareTexts.json]);
  expect(figuresIn(run!)).toEqual(figuresIn(itsRun!));
});
