import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, expect, it, vi } from 'vitest';
import { pointKey, type StudyPoint } from '../../lab/studies/point.ts';
import { tinyExperiment } from '../../lab/testing/tinyExperiment.ts';
import { KeptPoints } from './keptPoints.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

const half = { value: 0.5, low: 0.4, high: 0.6 };

function pointOf(seed: number): StudyPoint {
  return {
    experiment: tinyExperiment({ seed }),
    engine: { backend: 'wasm', adapter: '' },
    attacks: [{ name: 'clmia', auc: half, balancedAccuracy: half, tprAtFpr: [], clmiaMinus: null }],
  } as unknown as StudyPoint;
}

const keyOf = ({ experiment, engine }: StudyPoint) => pointKey(experiment, engine.backend);

it('has after a reload what was put, under its own key alone, until it is forgotten', async () => {
  const points = [pointOf(1), pointOf(2)];
  const keys = points.map(keyOf);
  const before = new KeptPoints(expect.unreachable);
  for (const [i, point] of points.entries()) await before.put(keys[i]!, point);
  const after = new KeptPoints(expect.unreachable);
  expect(await after.get([...keys, 'another'])).toEqual(new Map(points.map((one, i) => [keys[i], one])));
  expect(await after.clear()).toBe(true);
  expect(await after.get(keys)).toEqual(new Map());
});

it('keeps no more than it may: what was put longest ago goes first', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const kept = new KeptPoints(expect.unreachable, 20);
    const points = Array.from({ length: 21 }, (_, i) => pointOf(i + 1));
    for (const [i, point] of points.entries()) {
      vi.setSystemTime(1000 * i);
      await kept.put(keyOf(point), point);
    }
    expect([...(await kept.get(points.map(keyOf))).values()]).toEqual(points.slice(2));
    // Put again, the oldest is the newest.
    vi.setSystemTime(30_000);
    await kept.put(keyOf(points[2]!), points[2]!);
    for (const point of points.slice(0, 2)) await kept.put(keyOf(point), point);
    expect((await kept.get([keyOf(points[2]!)])).size).toBe(1);
    expect((await kept.get([keyOf(points[3]!)])).size).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

it('does not trust what others have written there', async () => {
  const point = pointOf(1);
  const kept = new KeptPoints(expect.unreachable);
  await kept.put(keyOf(point), point);
  const database = await openDB('clmia-studies', 2);
  const written = [
    { form: 1, point: pointOf(2) },
    { form: 0, point },
    { form: 1, point: { ...point, attacks: [] } },
    { form: 1, point: { ...point, attacks: [{ ...point.attacks[0], auc: { ...half, value: 7 } }] } },
    'nothing of ours',
  ];
  for (const value of written) {
    await database.put('points', value, keyOf(point));
    expect(await kept.get([keyOf(point)])).toEqual(new Map());
  }
  database.close();
});

it('goes on without a storage, and says so once', async () => {
  vi.stubGlobal('indexedDB', { open: () => expect.fail('no storage here') });
  const told = vi.fn();
  const kept = new KeptPoints(told);
  await kept.put('a', pointOf(1));
  expect(await kept.get(['a'])).toEqual(new Map());
  expect(await kept.clear()).toBe(false);
  expect(told).toHaveBeenCalledOnce();
});
