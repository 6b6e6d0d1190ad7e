import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { formatLink } from '../../lab/experiment/link.ts';
import { KeptPins, type KeptRun } from './keptPins.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

const half = { value: 0.5, low: 0.4, high: 0.6 };

function pin(name: string, report: object = {}): Omit<KeptRun, 'form'> {
  return {
    name,
    recorded: null,
    report: {
      experiment: DEFAULT_EXPERIMENT,
      link: formatLink(DEFAULT_EXPERIMENT),
      splits: { sets: [{ name: 'target members', size: 1, hash: 'a' }] },
      attacks: [{ name: 'clmia', balancedAccuracy: half, auc: half }],
      ...report,
    } as unknown as KeptRun['report'],
    attacks: [
      {
        name: 'clmia',
        labelled: { members: 1, nonMembers: 1 },
        scores: Float64Array.of(0.1, 0.9),
        decisions: Uint8Array.of(0, 1),
        members: Uint8Array.of(0, 1),
        labels: Int32Array.of(0, 0),
        ids: Int32Array.of(0, 1),
      },
    ],
    curves: { 'target/loss': { x: [1, 2], y: [2.3, 1.1] } },
  };
}

it('gives back what it keeps, in its order, over a reload', async () => {
  await new KeptPins().keep([pin('a'), pin('b')]);
  const link = formatLink({ ...DEFAULT_EXPERIMENT, seed: 5 });
  await new KeptPins().keep([pin('b'), { name: 'not run', charted: false, link }, pin('a')]);
  const { pins, unreadable } = await new KeptPins().list();
  expect(pins.map(({ name }) => name)).toEqual(['b', 'not run', 'a']);
  expect((pins[0] as KeptRun).attacks[0]!.scores).toEqual(Float64Array.of(0.1, 0.9));
  expect(pins[1]).toMatchObject({ link, charted: false });
  expect((pins[0] as KeptRun).curves).toEqual({ 'target/loss': { x: [1, 2], y: [2.3, 1.1] } });
  expect(unreadable).toBe(0);
});

it('opens what was kept before curves were', async () => {
  const { curves: _, ...before } = pin('before');
  await new KeptPins().keep([before]);
  const { pins, unreadable } = await new KeptPins().list();
  expect([pins.length, unreadable]).toEqual([1, 0]);
});

it.each<[string, object | null]>([
  ['nothing', null],
  ['another form', { ...pin('a'), form: 0 }],
  ['a link that this version refuses', { form: 1, name: '', link: '#v=1&target.width=99' }],
  ['no name', { ...pin('a'), form: 1, name: 7 }],
  ['an experiment that this version refuses', { ...pin('a', { link: '#v=1&target.width=99' }), form: 1 }],
  ['an experiment that is not its link’s', { ...pin('a', { link: '#v=1&seed=9' }), form: 1 }],
  [
    'a figure that is none',
    { ...pin('a', { attacks: [{ name: 'clmia', balancedAccuracy: {}, auc: half }] }), form: 1 },
  ],
  [
    'scores of another length',
    { ...pin('a'), form: 1, attacks: [{ ...pin('a').attacks[0], ids: Int32Array.of(1) }] },
  ],
  [
    'a map of another length',
    {
      ...pin('a'),
      form: 1,
      map: {
        x: Float32Array.of(1),
        y: new Float32Array(2),
        members: new Uint8Array(1),
        labelled: new Uint8Array(1),
      },
    },
  ],
  [
    'scores of members alone',
    { ...pin('a'), form: 1, attacks: [{ ...pin('a').attacks[0], members: Uint8Array.of(1, 1) }] },
  ],
  [
    'a curve with more values than places',
    { ...pin('a'), form: 1, curves: { 'target/loss': { x: [1], y: [1, 2] } } },
  ],
  ['no word of whether it is drawn', { ...pin('a'), form: 1, charted: 'yes' }],
])('drops and counts what is stored as %s', async (_, value) => {
  await new KeptPins().keep([pin('whole')]);
  const database = await openDB('clmia-pins', 1);
  await database.put('pins', value, 5);
  database.close();
  const { pins, unreadable } = await new KeptPins().list();
  expect(pins.map(({ name }) => name)).toEqual(['whole']);
  expect(unreadable).toBe(1);
});
