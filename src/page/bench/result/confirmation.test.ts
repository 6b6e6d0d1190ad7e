import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../../lab/experiment/experiment.ts';
import { confirmationOf } from './confirmation.ts';

const OWN = { value: 0.60424, low: 0.5709, high: 0.63651 };
/** As it comes out of a link. */
const SENT = { value: 0.604, low: 0.571, high: 0.637, experiment: DEFAULT_EXPERIMENT };

describe('confirmationOf', () => {
  it.each([
    ['the same engine and figures', 'wasm', 'wasm', 0, 'confirmed'],
    ['the same engine, other figures', 'wasm', 'wasm', 0.001, 'differs'],
    ['another engine, the same figures', 'webgpu', 'wasm', 0, 'sameFromOther'],
    ['two engines of one backend, other figures', 'wasm-fma', 'wasm', 0.001, 'otherEngine'],
    ['a link that names no engine', undefined, 'wasm', 0, 'sameUnknown'],
    ['a link that names none, other figures', undefined, 'wasm', 0.001, 'otherUnknown'],
    ['a run that went on with another engine', 'wasm', undefined, 0, 'mixed'],
  ] as const)('%s', (_, theirs, ours, off, expected) => {
    const sender = { ...SENT, ...(theirs && { engine: theirs }) };
    expect(confirmationOf(sender, { ...OWN, value: OWN.value + off }, ours)).toBe(expected);
  });

  it('looks at the interval as well', () => {
    const sender = { ...SENT, engine: 'wasm' };
    expect(confirmationOf(sender, { ...OWN, high: 0.64 }, 'wasm')).toBe('differs');
    expect(confirmationOf(sender, { ...OWN, low: 0.56 }, 'wasm')).toBe('differs');
  });
});
