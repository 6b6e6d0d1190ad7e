import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyExperiment } from '../testing/arbitrary.ts';
import { DEFAULT_EXPERIMENT } from './experiment.ts';
import { withPairs } from './experimentText.ts';
import { formatExperiments } from './formatExperiments.ts';
import { formatLink, parseLink } from './link.ts';
import { parseExperiments, parseTwo } from './parseExperiments.ts';

it('reads back any experiments, through a link, and each of them once', () => {
  fc.assert(
    fc.property(fc.array(anyExperiment, { minLength: 1, maxLength: 6 }), (experiments) => {
      const link = formatLink(DEFAULT_EXPERIMENT, { pins: formatExperiments(experiments) });
      const hash = new URL(`https://lab.example/${link}`).hash;
      const read = parseExperiments(parseLink(hash).extras.pins!);
      expect(read.refused).toBe(0);
      const texts = experiments.map((one) => formatExperiments([one]));
      expect(read.experiments.map((one) => formatExperiments([one]))).toEqual([...new Set(texts)]);
    }),
  );
});

it('leaves defaults out, and a person can read it in a link', () => {
  const { experiment } = withPairs(DEFAULT_EXPERIMENT, [
    ['contrastive.temperature', 0.2],
    ['attacks', 'clmia,loss'],
  ]);
  expect(formatLink(DEFAULT_EXPERIMENT, { pins: formatExperiments([experiment, DEFAULT_EXPERIMENT]) })).toBe(
    '#v=1&pins=contrastive.temperature:0.2;attacks:clmia,loss/default',
  );
});

it.each([
  ['nothing', '', 0, 'an experiment: nothing is refused'],
  ['a setting that there is not yet', 'seed:4/target.depth:9', 1, 'target.depth: 9 is refused'],
  [
    'a setting that is nearly one',
    'seed:4/contrastiv.temperature:0.2',
    1,
    'contrastiv.temperature: 0.2 is refused; allowed: the name of a setting; did you mean contrastive.temperature?',
  ],
  ['a value that is not allowed', 'target.width:99;seed:3/default', 1, 'target.width: 99 is refused'],
  ['a setting without a value', 'seed/seed:5', 1, 'an experiment: seed is refused'],
  ['an object prototype', '__proto__:1', 0, '__proto__: 1 is refused'],
])('keeps the rest of a list with %s', (_, text, kept, why) => {
  const read = parseExperiments(text);
  expect(read.experiments).toHaveLength(kept);
  expect(read.refused).toBe(1);
  expect(read.why).toContain(why);
});

it('says of a megabyte of junk how much it was, and no more', () => {
  const read = parseExperiments('x/'.repeat(2 ** 19));
  expect(read.experiments).toEqual([]);
  expect(read.refused).toBe(2 ** 19 + 1);
  expect(read.why!.length).toBeLessThan(200);
});

it('says why it leaves out any, be all of those that it reads whole', () => {
  for (const [text, why] of [
    ['seed:1/'.repeat(23), 'an experiment: nothing is refused'],
    ['seed:1/'.repeat(40).slice(0, -1), '40 of them, of which the first 24 are read'],
  ] as const)
    expect(parseExperiments(text).why, text).toContain(why);
  expect(parseExperiments('seed:1/'.repeat(24).slice(0, -1)).why).toBeNull();
});

it('reads exactly two, be they the same, and says what is wrong with others', () => {
  const { experiment } = withPairs(DEFAULT_EXPERIMENT, [['seed', 3]]);
  expect(parseTwo('seed:3/default')).toEqual([experiment, DEFAULT_EXPERIMENT]);
  expect(parseTwo('seed:3/seed:3')).toEqual([experiment, experiment]);
  for (const [text, why] of [
    ['default', '1 of them, where two belong'],
    ['default/default/default', '3 of them, where two belong'],
    ['default/target.width:99', 'target.width: 99 is refused'],
    ['/default', 'an experiment: nothing is refused'],
  ] as const)
    expect(parseTwo(text), text).toEqual({ why: expect.stringContaining(why) });
});
