import { describe, expect, it } from 'vitest';
import { ASKED_STAGES, STAGES, stageOf } from './catalogue.ts';
import { stageRecordedAs } from './graph.ts';
import { defineStage, RIBBON_GROUPS } from './stage.ts';

describe('the catalogue of stages', () => {
  it('gives every stage a priority of its own', () => {
    const all = [...STAGES, ...ASKED_STAGES];
    expect(new Set(all.map((name) => stageOf(name).priority)).size).toBe(all.length);
  });

  it('takes no stage whose priority is forgotten', () => {
    const named = { id: 'named', title: 'named', ribbon: 'scores', inputs: [], params: () => ({}) } as const;
    const told = { onEngine: false, stored: true, work: () => ({}) };
    const code = () => Promise.resolve(1);
    const computed = { code, run: (given: number) => Promise.resolve(given) };
    // @ts-expect-error: a stage without one would go before or after all others.
    const stage = defineStage({ ...named, ...told, ...computed });
    expect(defineStage({ ...named, ...told, ...computed, priority: 1 }).priority).toBe(1);
    expect(stage.priority).toBeUndefined();
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
