import { describe, expect, it } from 'vitest';
import { ATTACK_NAMES } from '../../lab/attacks/catalogue.ts';
import { judge } from '../../lab/evaluation/judge.ts';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import { runText } from './runText.ts';

const MEMBERS = Uint8Array.from({ length: 40 }, (_, i) => (i < 20 ? 1 : 0));

/** Each attack ranks one more member below a non-member than the one after it: the last is the best. */
const attacks = judge(
  ATTACK_NAMES.map((name, at) => {
    const wrong = ATTACK_NAMES.length - 1 - at;
    const scores = Float64Array.from(MEMBERS, (member, i) => (member === 1 && i >= wrong ? 2 + i : i / 100));
    return {
      name,
      labelled: { members: 0, nonMembers: 0 },
      scores,
      decisions: Uint8Array.from(scores, (score) => (score > 1 ? 1 : 0)),
    };
  }),
  MEMBERS,
);

const REPORT = {
  experiment: DEFAULT_EXPERIMENT,
  link: '#v=1&seed=7',
  engine: { backend: 'wasm', adapter: 'WASM SIMD' },
  target: { trainAccuracy: 1, testAccuracy: 0.8125 },
  shadow: { trainAccuracy: 0.999, testAccuracy: 0.75 },
  attacks,
  information: {
    pair: { nats: 0.3 * Math.LN2, bits: 0.3 },
    view: { nats: 0.25 * Math.LN2, bits: 0.25 },
    answer: { nats: 0.5 * Math.LN2, bits: 0.5 },
    examples: 800,
  },
  diagnosis: [{ code: 'signal-found', severity: 'ok', text: 'Membership leaks.', values: {} }],
  timing: { totalSeconds: 12.34, stages: [] },
} as unknown as RunResult;

const lines = runText(REPORT).split('\n');
const lineOf = (name: string) => lines.find((line) => line.startsWith(`  ${name} `))!;

describe('runText', () => {
  it('mentions every attack once, the best by AUC first', () => {
    const named = lines.flatMap((line) => {
      const [name] = line.trim().split(/\s+/);
      return line.startsWith('  ') ? ATTACK_NAMES.filter((attack) => attack === name) : [];
    });
    expect(named).toEqual([...ATTACK_NAMES].reverse());
  });

  it('gives figures with their intervals', () => {
    const best = attacks.at(-1)!;
    expect(lineOf(best.name)).toContain('100.0 [91.2, 100.0]');
    expect(lineOf(best.name)).toContain('1.000 [0.832, 1.000]');
    expect(lineOf(best.name)).toMatch(/100\.0\* \(0 %, 0 false alarms\)$/);
  });

  it('marks what so few non-members cannot resolve', () => {
    expect(lines).toContain(
      '* 1 % cannot be resolved with 20 non-members (it takes 100): this is the TPR at 0 false positives',
    );
  });

  it('tells how well both models learnt', () => {
    expect(lines[0]).toBe('target: train 100.0 %, test 81.3 %; shadow: train 99.9 %, test 75.0 %');
  });

  it('tells in one line what views say of membership', () => {
    expect(lines.filter((line) => line.startsWith('bits of membership'))).toEqual([
      "bits of membership, of 1, on 800 of the shadow's examples: pair of views 0.300, one view 0.250, answer without dropout 0.500",
    ]);
  });

  it('ends with the diagnosis, and what it takes to run it again', () => {
    expect(lines.at(-3)).toBe('- Membership leaks.');
    expect(lines.at(-1)).toBe('seed 7, wasm (WASM SIMD), 12.3 s, #v=1&seed=7');
  });
});
