import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { STUDIES } from '../../lab/studies/catalogue.ts';
import { STUDY_PATHS } from '../../lab/studies/planText.ts';
import { partExperiments } from '../../lab/studies/study.ts';
import { fieldsOfPart, openedPart, readFields } from './studyPlan.ts';

const PARTS = STUDIES.flatMap((study) => study.parts.map((part) => [study.id, part.id] as const));

describe('studies of the catalogue on the page', () => {
  it.each(PARTS)('%s, %s: its points, with one or two settings varied', (id, name) => {
    const opened = openedPart(id, name)!;
    const { planned, problems } = readFields(fieldsOfPart(opened));
    expect(problems).toBeNull();
    const without = ({ attacks: _, ...rest }: { readonly attacks: unknown }) => rest;
    expect(planned!.points.map(without)).toEqual(partExperiments(opened.part).map(without));
    expect(planned!.plan.base.attacks.toSorted()).toEqual([...opened.study.attacks].toSorted());
    expect(STUDY_PATHS).toEqual(expect.arrayContaining(planned!.plan.axes.map(({ path }) => path)));
    expect(planned!.plan.axes.length).toBeLessThan(3);
  });

  it('are the first part where none is named, and have none of another name', () => {
    expect(openedPart('temperature', null)!.part.id).toBe('fashion-mnist');
    expect(openedPart('temperature', 'nothing')).toBeNull();
    expect(openedPart('nothing', null)).toBeNull();
  });
});

describe('the fields of a study', () => {
  const read = (...axes: readonly (readonly [path: string, text: string])[]) =>
    readFields({
      base: DEFAULT_EXPERIMENT,
      axes: axes.map(([path, text]) => ({ path, text })),
      seeds: '1, 2',
    });

  it('take several settings, whose cells change fastest in the last', () => {
    const { planned } = read(
      ['contrastive.temperature', '0.1, 1'],
      ['features', 'posterior, sorted'],
      ['shadow.dropoutRate', '0, 0.3, 0.5'],
    );
    expect(planned!.points).toHaveLength(2 * 2 * 3 * 2);
    expect(planned!.cells.slice(0, 4).map(({ at }) => at)).toEqual([
      [0, 0, 0],
      [0, 0, 1],
      [0, 0, 2],
      [0, 1, 0],
    ]);
  });

  it('refuse a setting that stands there twice, wherever', () => {
    const { problems } = read(
      ['head.labelFraction', '0.1'],
      ['target.epochs', '3'],
      ['head.labelFraction.members', '0.2'],
    );
    expect(problems!.whole).toMatchObject({ path: 'head.labelFraction.members', value: 'twice' });
  });

  it('refuse too many points before any is made', () => {
    const many = Array.from({ length: 30 }, (_, i) => i + 1).join(' ');
    const { problems } = read(['target.epochs', many], ['contrastive.epochs', many], ['head.steps', many]);
    expect(problems!.whole).toMatchObject({ path: 'the study', value: '54000 points' });
  });
});
