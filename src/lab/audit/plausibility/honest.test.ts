import { describe, expect, it } from 'vitest';
import { plausibilityNotes } from './plausibility.ts';
import { type Simulation, simulated } from './testing/simulated.ts';

const KINDS: Record<string, Simulation> = {
  'as they are trained': {},
  overfit: { boost: 8 },
  'overfit and hardly right elsewhere': { ease: 1, boost: 6, sharpness: 3 },
  underfit: { ease: 1.2, boost: 0.2 },
  'near perfect': { ease: 9, boost: 0 },
  'that leak nothing': { boost: 0 },
  'too sure of themselves': { sharpness: 6 },
  'on imbalanced classes': { imbalance: 0.5 },
  'with few members': { share: 0.1 },
};
const SIZES: readonly Simulation[] = [
  { examples: 20, classes: 2, shadows: 8, population: 20 },
  { examples: 20, classes: 10, views: 4 },
  { examples: 30, classes: 30, shadows: 30 },
  { examples: 20, classes: 100, shadows: 1, population: 20 },
  { examples: 100, classes: 2, shadows: 1, views: 2 },
  { examples: 100, classes: 10, shadows: 4, population: 50 },
  { examples: 400, classes: 3, views: 4 },
];
const FORMS = ['posteriors', 'logits'] as const;

function notesOn(settings: Simulation, seeds: number): { audits: number; found: string[] } {
  const found: string[] = [];
  let audits = 0;
  for (let seed = 0; seed < seeds; seed++) {
    for (const size of SIZES) {
      for (const kind of FORMS) {
        const honest = simulated({ ...size, ...settings, kind, seed: 1000 + seed });
        audits += 1;
        for (const { id } of plausibilityNotes(honest, seed))
          found.push(`${id} (${size.examples} x ${size.classes}, ${kind}, seed ${seed})`);
      }
    }
  }
  return { audits, found };
}

describe('honest models', () => {
  it.each(Object.entries(KINDS))('%s get no note', (_, kind) => {
    expect(notesOn(kind, 2).found).toEqual([]);
  });

  it('get a note less than once in a thousand audits', { tags: ['slow'] }, () => {
    const all = Object.values(KINDS).map((kind) => notesOn(kind, 40));
    const audits = all.reduce((sum, one) => sum + one.audits, 0);
    const found = all.flatMap((one) => one.found);
    expect(audits).toBeGreaterThan(5000);
    expect(found.length / audits, found.join('\n')).toBeLessThan(1e-3);
  });
});
