import { expect, it } from 'vitest';
import { type DecidedAttack, inCommon } from './evaluatedScores.ts';

const attack = (name: DecidedAttack['name'], ids: number[]): DecidedAttack => ({
  name,
  labelled: { members: 0, nonMembers: 0 },
  ids: Int32Array.from(ids),
  scores: Float64Array.from(ids, (id) => id / 10),
  decisions: Uint8Array.from(ids, (id) => (id > 3 ? 1 : 0)),
  members: Uint8Array.from(ids, (id) => id % 2),
  labels: Int32Array.from(ids, (id) => 100 + id),
});

it('two attacks are compared on the rows that both are judged on', () => {
  const [first, second] = inCommon(
    attack('loss', [0, 1, 2, 3, 4, 5]),
    attack('lira-online', [5, 1, 0, 7, 4]),
  );
  expect([first.name, second.name]).toEqual(['loss', 'lira-online']);
  for (const one of [first, second]) {
    expect([...one.ids]).toEqual([0, 1, 4, 5]);
    expect([...one.scores]).toEqual([0, 0.1, 0.4, 0.5]);
    expect([...one.decisions]).toEqual([0, 0, 1, 1]);
    expect([...one.members]).toEqual([0, 1, 0, 1]);
    expect(Array.from(one.labels)).toEqual([100, 101, 104, 105]);
  }
});

it('attacks judged on the same rows are taken as they are', () => {
  const one = attack('loss', [0, 1, 2]);
  const other = { ...attack('entropy', [0, 1, 2]), ids: one.ids };
  expect(inCommon(one, other)).toEqual([one, other]);
});
