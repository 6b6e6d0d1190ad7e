import { describe, expect, it } from 'vitest';
import { STAGES, stageOf } from './catalogue.ts';
import { stageRecordedAs } from './graph.ts';
import { RIBBON_GROUPS } from './stage.ts';

describe('the catalogue of stages', () => {
  it('gives every stage a priority of its own', () => {
    expect(new Set(STAGES.map((name) => stageOf(name).priority)).size).toBe(STAGES.length);
  });

  it('lets the longest way to a result go first, and what waits for nothing but the scores fill the gaps', () => {
    expect(STAGES.toSorted((a, b) => stageOf(a).priority - stageOf(b).priority)).toEqual([
      ...['data', 'split', 'shadow', 'target', 'views', 'encoder', 'head', 'scores', 'report'],
      ...['unlabelledAttacks', 'information', 'controls', 'blind'],
      ...['augmentedQueries', 'generatedNonMembers', 'populationQueries', 'referenceModels'],
    ]);
  });

  it('keeps the names that files and random streams of earlier versions have', () => {
    const renamed = STAGES.map((name) => stageOf(name)).filter(
      ({ id, recordedAs, stream }) => id !== recordedAs || id !== stream,
    );
    expect(renamed.map(({ id, recordedAs, stream }) => [id, recordedAs, stream])).toEqual([
      ['controls', 'controls', 'head'],
      ['blind', 'blind', 'head'],
      ['referenceModels', 'references', 'references'],
      ['populationQueries', 'population', 'population'],
      ['augmentedQueries', 'copies', 'copies'],
      ['generatedNonMembers', 'generated', 'generated'],
      ['unlabelledAttacks', 'rivals', 'rivals'],
    ]);
    for (const name of STAGES) expect(stageRecordedAs(stageOf(name).recordedAs)).toBe(name);
    expect(stageRecordedAs('of a later version')).toBeUndefined();
  });

  it('names every group of the ribbon', () => {
    expect([...new Set(STAGES.map((name) => stageOf(name).ribbon))]).toEqual([...RIBBON_GROUPS]);
  });
});
