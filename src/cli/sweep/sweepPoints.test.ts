import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../lab/digest.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import { gridExperiments } from '../../lab/studies/grid.ts';
import type { StudyPoint } from '../../lab/studies/point.ts';
import { type PointRecord, recordLine, recordOf } from '../../lab/studies/pointRecord.ts';
import type { OpenRunner, PointRunner } from './pointRunner.ts';
import { openSweepFolder } from './sweepFolder.ts';
import { type SweepAsked, sweepPoints } from './sweepPoints.ts';

const folder = mkdtempSync(join(tmpdir(), 'clmia-points-'));
let folders = 0;
const newFolder = () => join(folder, String(folders++));
beforeAll(() => () => rmSync(folder, { recursive: true }));

/** Figures that follow from nothing but experiment and engine. */
function reportOf(experiment: Experiment, backend: string): RunResult {
  const text = canonicalJson([experiment, backend]);
  let hash = 7;
  for (let i = 0; i < text.length; i++) hash = (hash * 31 + text.charCodeAt(i)) >>> 0;
  const value = hash / 2 ** 32 / 3;
  return {
    experiment,
    engine: { backend, adapter: 'test' },
    target: { trainAccuracy: value, testAccuracy: value / 7 },
    shadow: { trainAccuracy: value, testAccuracy: value / 9 },
    attacks: [{ name: 'clmia', auc: { value, low: value / 11, high: 1 } }],
    information: { pair: { bits: value } },
    timing: { stages: [{ name: 'target', seconds: 1, remembered: false }] },
  } as unknown as RunResult;
}

interface Fake {
  readonly backend?: string;
  readonly ran?: Experiment[];
  /** Ends the sweep as a signal does, after so many. */
  readonly most?: number;
  readonly check?: () => void;
}

const fakeLab =
  ({ backend = 'wasm', ran = [], most = Number.POSITIVE_INFINITY, check }: Fake = {}): OpenRunner =>
  async (): Promise<PointRunner> => ({
    engine: { backend, adapter: 'test' },
    check: async () => check?.(),
    async run(groups, listener, ended) {
      for (const experiment of groups.flatMap(({ experiments }) => experiments)) {
        if (ended.aborted || ran.length >= most) return;
        listener.begun(experiment);
        ran.push(experiment);
        listener.finished(experiment, reportOf(experiment, backend));
      }
    },
    close: () => {},
  });

async function swept(
  experiments: readonly Experiment[],
  given: Partial<SweepAsked> & { readonly out?: string } = {},
  lines: string[] = [],
) {
  const { out, ...asked } = given;
  const opened = out === undefined ? undefined : openSweepFolder('--out', out);
  try {
    return await sweepPoints({
      read: { points: experiments, data: new Map() },
      open: fakeLab(),
      pointText: ({ experiment }) => `seed ${experiment.seed}`,
      progress: (line) => lines.push(line),
      ...asked,
      ...(opened && { folder: opened }),
    });
  } finally {
    opened?.close();
  }
}

const pointsIn = (out: string) => join(out, 'points.jsonl');
const seeds = (...all: number[]) => gridExperiments({ vary: { seed: all } });
const text = ({ points }: { readonly points: readonly StudyPoint[] }) => JSON.stringify(points);

describe('sweepPoints', () => {
  it('says of every point which it is and what came of it, and how much of all is shared', async () => {
    const lines: string[] = [];
    await swept(
      gridExperiments({ vary: { 'contrastive.temperature': [0.1, 0.2], seed: [1, 2] } }),
      {},
      lines,
    );
    expect(lines).toEqual([
      '4 points to run: 2 targets, 2 shadows and 4 encoders to train',
      ...['point 1 of 4', 'point 1 of 4 done: seed 1', 'point 2 of 4', 'point 2 of 4 done: seed 1'],
      ...['point 3 of 4', 'point 3 of 4 done: seed 2', 'point 4 of 4', 'point 4 of 4 done: seed 2'],
    ]);
  });

  it('tells the points in the order of the grid, whatever order they end in, and those that fail by name', async () => {
    const open: OpenRunner = async () => ({
      ...(await fakeLab()([], () => {})),
      async run([group], listener) {
        for (const one of group!.experiments.toReversed()) {
          listener.begun(one);
          if (one.seed === 2) listener.failed(one, new Error('no run'));
          else listener.finished(one, reportOf(one, 'wasm'));
        }
      },
    });
    const before = process.listenerCount('SIGTERM');
    const { points, failed, notRun } = await swept(seeds(1, 2, 3), { open });
    expect(notRun).toBe(0);
    expect(points.map(({ experiment }) => experiment.seed)).toEqual([1, 3]);
    expect(failed.map(({ experiment, error }) => [experiment.seed, error])).toEqual([[2, 'Error: no run']]);
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });

  it('ends at a signal, and keeps what is finished', async () => {
    const out = newFolder();
    const open: OpenRunner = async () => ({
      ...(await fakeLab()([], () => {})),
      async run([group], listener, ended) {
        const [first, second] = group!.experiments as [Experiment, Experiment];
        listener.begun(first);
        listener.finished(first, reportOf(first, 'wasm'));
        listener.begun(second);
        await new Promise((resolve) => {
          ended.addEventListener('abort', resolve);
          process.emit('SIGTERM', 'SIGTERM');
        });
      },
    });
    const cut = await swept(seeds(1, 2), { open, out });
    process.removeAllListeners('SIGTERM');
    expect([cut.points.length, cut.failed.length, cut.signal, cut.notRun]).toEqual([1, 0, 'SIGTERM', 1]);
    const ran: Experiment[] = [];
    const { points, reused } = await swept(seeds(1, 2), { out, open: fakeLab({ ran }) });
    expect([points.length, reused, ran.map(({ seed }) => seed)]).toEqual([2, 1, [2]]);
  });

  it('looks at what is to be run before any of it, and at nothing that is there', async () => {
    const out = newFolder();
    await swept(seeds(1), { out });
    const check = () => {
      throw new Error('does not fit');
    };
    expect((await swept(seeds(1), { out, open: fakeLab({ check }) })).points).toHaveLength(1);
    await expect(swept(seeds(1, 2), { out, open: fakeLab({ check }) })).rejects.toThrow('does not fit');
  });

  it('runs only what is new of another grid', async () => {
    const out = newFolder();
    await swept(seeds(1, 2), { out });
    const ran: Experiment[] = [];
    const grid = { vary: { 'contrastive.temperature': [0.05, 0.2], seed: [2, 3] } };
    const lines: string[] = [];
    const { points, reused } = await swept(gridExperiments(grid), { out, open: fakeLab({ ran }) }, lines);
    expect([points.length, reused, ran.length]).toEqual([4, 1, 3]);
    expect(lines).toContain('--out: 1 of 4 points are there already');
    expect(lines).toContain('--out: 1 point of no setting of this grid');
  });

  it('takes no point of another engine, version or data for one, and says so', async () => {
    const out = newFolder();
    await swept(seeds(1), { out, open: fakeLab({ backend: 'webgpu' }) });
    const [one] = seeds(1) as [Experiment];
    const { labVersion, ...record } = recordOf(reportOf(one, 'wasm'));
    appendFileSync(
      pointsIn(out),
      `${recordLine({ ...record, labVersion: labVersion - 1, key: 'of then' })}\n`,
    );
    const other = { ...one, dataset: { ...one.dataset, content: '0123456789abcdef' } };
    appendFileSync(pointsIn(out), `${recordLine(recordOf(reportOf(other, 'wasm')))}\n`);
    const ran: Experiment[] = [];
    const lines: string[] = [];
    const { points } = await swept(seeds(1), { out, open: fakeLab({ ran }) }, lines);
    expect([ran.length, points[0]!.engine.backend]).toEqual([1, 'wasm']);
    expect(lines.slice(0, 3)).toEqual([
      '--out: 1 point computed on webgpu, not wasm',
      `--out: 1 point computed by version ${labVersion - 1} of the lab, not ${labVersion}`,
      '--out: 1 point of other data: fashion-mnist with the checksum 0123456789abcdef, not none',
    ]);
  });

  it('takes no line that was changed for a point, and computes it again', async () => {
    const out = newFolder();
    await swept(seeds(1, 2), { out });
    const lines = readFileSync(pointsIn(out), 'utf8').split('\n');
    writeFileSync(
      pointsIn(out),
      lines.map((line, i) => (i === 0 ? line.replace('0.', '0.9') : line)).join('\n'),
    );
    const [ran, told]: [Experiment[], string[]] = [[], []];
    const { points } = await swept(seeds(1, 2), { out, open: fakeLab({ ran }) }, told);
    expect(ran.map(({ seed }) => seed)).toEqual([1]);
    expect(told).toContain('--out: points.jsonl: line 1 left out, not as it was written');
    expect(text({ points })).toBe(text(await swept(seeds(1, 2))));
  });

  it('takes no line that another program wrote for a point', async () => {
    const out = newFolder();
    mkdirSync(out);
    const odd = [{}, { point: null }, { key: 'k', labVersion: 1, point: { experiment: {} } }];
    writeFileSync(pointsIn(out), odd.map((one) => `${recordLine(one as PointRecord)}\n`).join(''));
    const told: string[] = [];
    expect((await swept(seeds(1), { out }, told)).points).toHaveLength(1);
    expect(told).toContain('--out: points.jsonl: line 1 and 2 more left out, not as it was written');
  });

  it('ends when a point cannot be kept, and says where, why and how many are not run', async () => {
    const out = newFolder();
    const opened = openSweepFolder('--out', out);
    const full = {
      ...opened,
      append: () => {
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      },
    };
    const { points, unwritten, notRun } = await swept(seeds(1, 2, 3), { folder: full });
    opened.close();
    expect([points.length, notRun]).toEqual([1, 2]);
    expect(unwritten).toEqual({ path: pointsIn(out), reason: 'no space is left on its disk' });
  });

  it('gives the same figures whole, in shards, and resumed from any byte at which it was cut', async () => {
    const values = {
      seed: [1, 2, 3, 4],
      'contrastive.temperature': [0.05, 0.1, 0.5],
      'shadow.dropoutRate': [0, 0.1],
      'target.epochs': [1, 2],
      attacks: ['clmia', 'clmia,loss'],
    };
    const lists = fc.record(
      Object.fromEntries(
        Object.entries(values).map(([path, all]) => [
          path,
          fc.shuffledSubarray(all as unknown[], { minLength: 1, maxLength: Math.min(3, all.length) }),
        ]),
      ),
    );
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(lists, fc.integer({ min: 1, max: 4 }), cuts, async (vary, count, shares) => {
        const experiments = gridExperiments({ vary });
        const whole = text(await swept(experiments));
        const together = newFolder();
        mkdirSync(together);
        for (let index = 1; index <= count; index++) {
          const out = newFolder();
          const shard = { index, count };
          const mine: Experiment[] = [];
          const first = await swept(experiments, { out, shard, open: fakeLab({ ran: mine }) });
          for (const share of shares) {
            const bytes = readFileSync(pointsIn(out));
            writeFileSync(pointsIn(out), bytes.subarray(0, Math.floor(share * bytes.length)));
            const again: Experiment[] = [];
            const resumed = await swept(experiments, { out, shard, open: fakeLab({ ran: again }) });
            expect(text(resumed)).toBe(text(first));
            expect(again.length + resumed.reused).toBe(mine.length);
          }
          copyFileSync(pointsIn(out), join(together, `shard-${index}.jsonl`));
        }
        const ran: Experiment[] = [];
        expect(text(await swept(experiments, { out: together, open: fakeLab({ ran }) }))).toBe(whole);
        expect(ran).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('loses no more than what was under way, however often it is cut short', async () => {
    const out = newFolder();
    const experiments = seeds(1, 2, 3, 4, 5, 6, 7);
    const ran: number[] = [];
    for (let tries = 0; tries < 4; tries++) {
      const some: Experiment[] = [];
      await swept(experiments, { out, open: fakeLab({ ran: some, most: 2 }) });
      ran.push(...some.map(({ seed }) => seed));
    }
    expect(ran).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(statSync(pointsIn(out)).size).toBeGreaterThan(0);
  });
});
