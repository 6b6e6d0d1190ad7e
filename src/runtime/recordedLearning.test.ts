import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { framedExamples, packFrames } from '../lab/evaluation/embeddingFrames.ts';
import { DEFAULT_EXPERIMENT } from '../lab/experiment/experiment.ts';
import { withPairs } from '../lab/experiment/experimentText.ts';
import type { RunResult } from '../lab/pipeline/runResult.ts';
import { CONFIDENCE_BINS, type ConfidenceSnapshot } from '../lab/training/confidence.ts';
import {
  type Learning,
  packLearning,
  type RecordedLearningFile,
  unpackLearning,
} from './recordedLearning.ts';
import type { RecordedFile } from './recordedRun.ts';

const { experiment } = withPairs(DEFAULT_EXPERIMENT, [['dataset.membersPerModel', 20]]);
const RUN = {
  meta: { date: '2026-01-01', machine: 'a machine' },
  report: { experiment, link: '#v=1' } as RunResult,
};

const snapshots = (...epochs: number[]): ConfidenceSnapshot[] =>
  epochs.map((epoch) => ({
    epoch,
    members: Array.from({ length: CONFIDENCE_BINS }, (_, bin) => bin * epoch),
    nonMembers: Array.from({ length: CONFIDENCE_BINS }, () => 1),
    means: { members: 0.75, nonMembers: 0.5 },
  }));

const examples = framedExamples(20);
const plane = (scale: number) => ({
  x: Float32Array.from(examples, (_, i) => scale * Math.sin(i)),
  y: Float32Array.from(examples, (_, i) => scale * Math.cos(i)),
});
const LEARNING: Learning = {
  confidence: { target: snapshots(2, 4, 5), shadow: snapshots(2, 4, 5) },
  frames: packFrames([0, 1, 3], examples, [plane(1), plane(2), plane(5)]),
};

/** As the page receives it. */
const throughFile = (file: unknown) => JSON.parse(JSON.stringify(file)) as unknown;

const packed = (changes: { [Key in keyof RecordedLearningFile]?: unknown } = {}) =>
  throughFile({ ...packLearning(RUN, LEARNING), ...changes });

const frames = (changes: object) => ({
  frames: { ...packLearning(RUN, LEARNING).frames, ...changes },
});

describe('the recorded run’s learning', () => {
  it('comes back as it was', () => {
    expect(unpackLearning(packed(), RUN)).toEqual(LEARNING);
  });

  it.each([
    ['another version', { version: 9 }, 'is of version 9; this page reads version 1.'],
    ['another run', { of: { date: '2026-01-02', link: '#v=1' } }, 'is of another run.'],
    ['no run', { of: null }, 'is of another run.'],
    ['no frames', { frames: null }, 'is damaged.'],
    ['half the points', frames({ points: btoa('ab') }), 'is damaged.'],
    ['what is no base64', frames({ points: '%' }), 'is damaged.'],
    ['frames that go back', frames({ epochs: [0, 3, 1] }), 'is damaged.'],
    [
      'examples that are none',
      frames({ examples: btoa(String.fromCharCode(255, 255, 0, 0)) }),
      'is damaged.',
    ],
    ['one model alone', { confidence: { target: snapshots(1) } }, 'is damaged.'],
    [
      'counts that are none',
      { confidence: { target: [{ epoch: 1, members: [1] }], shadow: [] } },
      'is damaged.',
    ],
  ] as const)('is refused with %s', (_, changes, words) => {
    expect(() => unpackLearning(packed(changes), RUN)).toThrow(words);
  });

  it('is read whole or refused in words, whatever the server gave', () => {
    const anything = fc.oneof(fc.jsonValue(), fc.constant(undefined));
    const parts = fc.record(
      { version: fc.constantFrom(1, 2), of: anything, confidence: anything, frames: anything },
      { requiredKeys: [] },
    );
    const of = packLearning(RUN, LEARNING).of;
    fc.assert(
      fc.property(fc.oneof(anything, parts), fc.boolean(), (given, isOfRun) => {
        const file = isOfRun && typeof given === 'object' ? { ...given, of } : given;
        expect(() => unpackLearning(file, RUN)).toThrow(/^The file of what the recorded run’s trainings/);
      }),
    );
  });

  it('belongs, in public/recorded, to the run that stands beside it', () => {
    const read = (file: string) => JSON.parse(readFileSync(`public/recorded/${file}`, 'utf8')) as unknown;
    const { meta, report } = read('run.json') as RecordedFile;
    const { confidence, frames } = unpackLearning(read('learning.json'), { meta, report });
    const { target, contrastive } = report.experiment;
    expect(frames.epochs.at(-1)).toBe(contrastive.epochs);
    expect(confidence.target.at(-1)!.epoch).toBe(target.epochs);
  });
});
