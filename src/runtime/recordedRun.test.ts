import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../lab/evaluation/judge.ts';
import { DEFAULT_EXPERIMENT } from '../lab/experiment/experiment.ts';
import type { RunResult } from '../lab/pipeline/runResult.ts';
import type { Candidates, RunDetail } from './protocol.ts';
import { packRun, type RecordedFile, unpackRun } from './recordedRun.ts';

const META = { date: '2026-01-01', machine: 'a machine' };

/** As the page receives it. */
const throughFile = (file: RecordedFile) => JSON.parse(JSON.stringify(file)) as RecordedFile;

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

interface Given {
  readonly detail: RunDetail;
  readonly report: RunResult;
  readonly candidates: Candidates;
}

function given(coordinates: readonly number[], scores: readonly number[], curve: readonly number[]): Given {
  const members = Uint8Array.of(1, 1, 0, 0);
  const attacks = (['clmia', 'loss'] as const).map((name, i) => ({
    name,
    labelled: { members: 2 - i, nonMembers: 1 },
    scores: Float64Array.from(scores, (score) => (i === 0 ? score : -score)),
    decisions: Uint8Array.from(scores, (score) => (score > 0 ? 1 : 0)),
    members,
    labels: Uint8Array.of(0, 255, 0, 128),
    ids: Int32Array.of(0, 2, 70000, 5),
  }));
  // A part of a longer array, as a training worker hands it over.
  const plane = Float32Array.from([Number.NaN, ...coordinates, Number.NaN]);
  return {
    detail: {
      series: { 'target/loss': { x: curve.map((_, i) => i + 1), y: curve } },
      embedding: { x: plane.subarray(1, 7), y: plane.subarray(7, 13) },
      posteriors: Float32Array.from({ length: 12 }, (_, i) => (i + 1) / 13),
      labelled: Int32Array.of(1, 4),
      attacks,
    },
    report: {
      experiment: DEFAULT_EXPERIMENT,
      attacks: judge(attacks, members),
    } as unknown as RunResult,
    candidates: {
      count: 6,
      height: 1,
      width: 2,
      channels: 1,
      kind: 'pictures',
      classNames: ['a', 'b'],
      values: new Uint8Array(12).fill(3),
      labels: Uint8Array.of(0, 1, 255, 0, 1, 128),
      members: Uint8Array.of(1, 1, 1, 0, 0, 0),
    },
  };
}

const numbers = (count: number) => fc.array(finite, { minLength: count, maxLength: count });
const PLAIN = given(
  Array.from({ length: 12 }, (_, i) => i),
  [0.1, 0.9, -2, 1e-9],
  [2.345678, 1],
);
const packed = ({ report, detail, candidates }: Given) => packRun(META, report, detail, candidates);

describe('packRun and unpackRun', () => {
  it('bring a run back: arrays whole, scores to single precision, curves to five digits', () => {
    fc.assert(
      fc.property(numbers(12), numbers(4), fc.array(finite), (coordinates, scores, curve) => {
        const before = given(coordinates, scores, curve);
        const { meta, report, detail, candidates } = unpackRun(throughFile(packed(before)));
        expect(meta).toEqual(META);
        // -0 does not survive JSON, and means nothing here.
        expect(report).toEqual(JSON.parse(JSON.stringify(before.report)));
        const { attacks, series, ...arrays } = before.detail;
        const { attacks: attacksAfter, series: seriesAfter, ...arraysAfter } = detail;
        expect(arraysAfter).toEqual(arrays);
        expect(attacksAfter).toEqual(
          attacks.map((attack) => ({ ...attack, scores: attack.scores.map(Math.fround) })),
        );
        const curveAfter = seriesAfter['target/loss']!;
        expect(curveAfter.x).toEqual(series['target/loss']!.x);
        expect(curveAfter.y).toHaveLength(curve.length);
        curve.forEach((value, i) => {
          expect(Math.abs(curveAfter.y[i]! - value)).toBeLessThanOrEqual(5.001e-5 * Math.abs(value));
        });
        expect(candidates).toEqual({ ...before.candidates, values: new Uint8Array() });
      }),
      { numRuns: 40 },
    );
  });

  it('leave the pictures out of the file', () => {
    expect(packed(PLAIN).candidates).not.toHaveProperty('values');
  });

  it('carry arrays longer than one call takes arguments', () => {
    const posteriors = Float32Array.from({ length: 50_001 }, (_, i) => i / 7);
    const file = packed({ ...PLAIN, detail: { ...PLAIN.detail, posteriors } });
    expect(unpackRun(throughFile(file)).detail.posteriors).toEqual(posteriors);
  });
});

describe('unpackRun', () => {
  it('refuses another version by name', () => {
    const file = { ...packed(PLAIN), version: 1 } as unknown as RecordedFile;
    expect(() => unpackRun(file)).toThrow('recorded run of version 1; this page reads version 2');
  });

  it('refuses scores of an attack that the report does not judge', () => {
    const report = { ...PLAIN.report, attacks: PLAIN.report.attacks.slice(0, 1) };
    expect(() => unpackRun(packed({ ...PLAIN, report }))).toThrow('recorded run names loss without figures');
  });
});

describe('the recorded run that ships', () => {
  const read = (name: string) => readFileSync(new URL(`../../public/recorded/${name}`, import.meta.url));
  const { report, detail, candidates } = unpackRun(JSON.parse(read('run.json').toString()) as RecordedFile);

  it('is of the default experiment', () => {
    expect(report.experiment).toEqual(DEFAULT_EXPERIMENT);
    expect(report.attacks.map(({ name }) => name)).toEqual(DEFAULT_EXPERIMENT.attacks);
  });

  it('has everything that the charts draw, of one size', () => {
    const examples = 2 * DEFAULT_EXPERIMENT.dataset.membersPerModel;
    expect([candidates.count, candidates.labels.length]).toEqual([examples, examples]);
    expect([detail.embedding.x.length, detail.embedding.y.length]).toEqual([examples, examples]);
    expect(detail.posteriors).toHaveLength(examples * candidates.classNames.length);
    for (const { scores, decisions, members, labels, ids } of detail.attacks) {
      expect(ids.length + detail.labelled.length).toBe(examples);
      expect(new Set([...ids, ...detail.labelled]).size).toBe(examples);
      for (const one of [scores, decisions, members, labels]) expect(one).toHaveLength(ids.length);
    }
    const size = candidates.height * candidates.width * candidates.channels;
    expect(read('pictures.bin')).toHaveLength(examples * size);
  });

  it('shows the figures that its scores give', () => {
    const [clmia] = detail.attacks;
    const judged = judge([clmia!], clmia!.members);
    expect(judged[0]!.auc.value).toBeCloseTo(report.attacks[0]!.auc.value, 4);
    expect(judged[0]!.balancedAccuracy).toEqual(report.attacks[0]!.balancedAccuracy);
  });
});
