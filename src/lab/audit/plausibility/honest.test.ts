import { describe, expect, it } from 'vitest';
import type { Answers } from '../../attacks/attackInputs.ts';
import { randomStream } from '../../random.ts';
import type { Examined } from './examined.ts';
import { plausibilityNotes } from './plausibility.ts';
import { type Simulation, simulated } from './testing/simulated.ts';

interface Honest {
  readonly settings?: Simulation;
  /** What is unusual about it, and right all the same. */
  readonly changed?: (examined: Examined, seed: number) => Examined;
}

const each = (answers: Answers, change: (value: number, at: number) => number): Answers => ({
  kind: answers.kind,
  values: Float32Array.from(answers.values, change),
});

/** Of all posteriors; logits stay as they are. */
function posteriorsAs(change: (value: number) => number) {
  const of = (answers: Answers) => (answers.kind === 'posteriors' ? each(answers, change) : answers);
  return ({ target, shadows, views, population, ...rest }: Examined): Examined => ({
    ...rest,
    target: of(target),
    shadows: shadows && { ...shadows, answers: of(shadows.answers) },
    views: views && { ...views, answers: of(views.answers) },
    population: population && {
      ...population,
      answers: of(population.answers),
      shadows: population.shadows && of(population.shadows),
    },
  });
}

/** A tree's leaves: of few different answers. */
const coarse = (examined: Examined): Examined => posteriorsAs((value) => Math.round(4 * value) / 4)(examined);

const HONEST: Record<string, Honest> = {
  'as they are trained': {},
  overfit: { settings: { boost: 8 } },
  'overfit and hardly right elsewhere': { settings: { ease: 1, boost: 6, sharpness: 3 } },
  underfit: { settings: { ease: 1.2, boost: 0.2 } },
  'near perfect': { settings: { ease: 9, boost: 0 } },
  'that leak nothing': { settings: { boost: 0 } },
  'too sure of themselves': { settings: { sharpness: 6 } },
  'on imbalanced classes': { settings: { imbalance: 0.5 } },
  'with few members': { settings: { share: 0.1 } },
  'with few non-members': { settings: { share: 0.9 } },
  'whose shadows saw none of the examples': {
    settings: { boost: 6, shadowShare: 0 },
  },
  'whose shadows leak less than they do': { settings: { boost: 4, shadowBoost: 2.5 } },
  'rounded to three digits': { changed: posteriorsAs((value) => Math.round(1000 * value) / 1000) },
  'of few different answers': { changed: coarse },
  'that are sure to the last bit': { settings: { boost: 8, sharpness: 20 } },
  'of labels that are wrong now and then': {
    settings: { boost: 6 },
    changed: (examined, seed) => {
      const random = randomStream(seed, 'noise');
      return {
        ...examined,
        labels: Int32Array.from(examined.labels, (label) =>
          random.below(5) === 0 ? random.below(examined.classes) : label,
        ),
      };
    },
  },
};
const SIZES: readonly Simulation[] = [
  { examples: 20, classes: 2, shadows: 8, population: 20 },
  { examples: 20, classes: 10, views: 4 },
  { examples: 30, classes: 30, shadows: 30 },
  { examples: 20, classes: 100, shadows: 1, population: 20 },
  { examples: 100, classes: 2, shadows: 1, views: 2 },
  { examples: 100, classes: 10, shadows: 4, population: 50 },
  { examples: 400, classes: 3, views: 4 },
  { examples: 6, classes: 2, shadows: 2 },
];
const KINDS = ['posteriors', 'logits'] as const;

function notesOn({ settings, changed }: Honest, seeds: number): { audits: number; found: string[] } {
  const found: string[] = [];
  let audits = 0;
  for (let seed = 0; seed < seeds; seed++) {
    for (const size of SIZES) {
      for (const kind of KINDS) {
        const made = simulated({ ...size, ...settings, kind, seed: 1000 + seed });
        const honest = changed ? changed(made, seed) : made;
        audits += 1;
        for (const { id } of plausibilityNotes(honest, seed))
          found.push(`${id} (${size.examples} x ${size.classes}, ${kind}, seed ${seed})`);
      }
    }
  }
  return { audits, found };
}

describe('honest models', () => {
  it.each(Object.entries(HONEST))('%s get no note', (_, honest) => {
    expect(notesOn(honest, 2).found).toEqual([]);
  });

  it('get a note less than once in a thousand audits', { tags: ['slow'] }, () => {
    const all = Object.entries(HONEST).map(([name, honest]) => ({ name, ...notesOn(honest, 25) }));
    const audits = all.reduce((sum, one) => sum + one.audits, 0);
    const found = all.flatMap((one) => one.found.map((note) => `${one.name}: ${note}`));
    expect(audits).toBeGreaterThan(5000);
    expect(found.length / audits, found.join('\n')).toBeLessThan(1e-3);
  });
});
