import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { withValue } from '../../lab/experiment/experimentText.ts';
import type { Pin } from '../state/pinsSlice.ts';
import { namedPins } from './pinNames.ts';

function pin(settings: Readonly<Record<string, number>>, name = ''): Pin {
  const experiment = Object.entries(settings).reduce(
    (changed, [path, value]) => withValue(changed, path as 'seed', value),
    DEFAULT_EXPERIMENT,
  );
  return { id: JSON.stringify(settings), name, experiment, run: null, charted: true };
}

const namesOf = (pins: readonly Pin[]) => namedPins(pins).names;

const tau = 'contrastive.temperature';
const rate = 'shadow.dropoutRate';

it('names a pin by the settings that few others have', () => {
  expect(namesOf([pin({ [tau]: 0.1 }), pin({ [tau]: 0.5 })])).toEqual(['τ 0.1', 'τ 0.5']);
  const grid = [0.2, 0.5].flatMap((p) => [0.1, 0.5].map((t) => pin({ [tau]: t, [rate]: p })));
  expect(new Set(namesOf(grid)).size).toBe(4);
  const others = [pin({ [tau]: 0.5 }), pin({ [rate]: 0.5 }), pin({ seed: 9 }), pin({ 'target.epochs': 9 })];
  expect(namesOf([pin({}), ...others]).slice(1)).toEqual(['τ 0.5', 'p 0.5', 'seed 9', 'epochs 9']);
});

it('keeps the person’s own name, and sets one alone apart from the default', () => {
  expect(namesOf([pin({}, ' small '), pin({ seed: 9 })])).toEqual(['small', 'seed 9']);
  expect(namesOf([pin({ [tau]: 0.5 })])).toEqual(['τ 0.5']);
});
