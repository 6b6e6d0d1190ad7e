import { expect, it } from 'vitest';
import { studyPoint } from '../testing/studyPoint.ts';
import { gridExperiments } from './grid.ts';
import { studyCsv } from './studyCsv.ts';

it('has a row for each point and attack, with the settings that vary and the link of the run', () => {
  const grid = { vary: { attacks: ['clmia,loss', 'clmia'], 'head.labelFraction': [0.1, 0.2], seed: [1] } };
  const points = gridExperiments(grid).map((experiment) => studyPoint(experiment, 0.5));
  const rows = studyCsv(points).trimEnd().split('\n');
  expect(rows).toHaveLength(1 + 2 * 2 + 2);
  expect(rows[0]!.split(',').slice(0, 9)).toEqual([
    ...['head.labelFraction.members', 'head.labelFraction.nonMembers', 'attacks', 'seed', 'engine', 'attack'],
    ...['labelled_members', 'labelled_non_members', 'auc'],
  ]);
  expect(rows[1]).toMatch(/^0\.1,0\.1,"clmia,loss",1,wasm,clmia,4,4,0\.5,0\.45/);
  expect(rows[2]).toMatch(/^0\.1,0\.1,"clmia,loss",1,wasm,loss,4,4,0\.5,/);
  expect(rows[5]).toMatch(/^0\.1,0\.1,clmia,1,wasm,clmia,/);
  const columns = rows[0]!.split(',');
  const first = rows[5]!.split(',');
  const at = (name: string) => first[columns.indexOf(name)];
  expect([at('clmia_minus_auc'), at('tpr_at_fpr_0.01'), at('reached_fpr_0.01')]).toEqual(['', '0.5', '0.01']);
  expect(at('link')).toContain('attacks=clmia');
});

it('says nothing of no point', () => {
  expect(studyCsv([])).toBe('');
});
