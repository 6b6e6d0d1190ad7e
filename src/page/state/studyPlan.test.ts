import { describe, expect, it } from 'vitest';
import { STUDIES } from '../../lab/studies/catalogue.ts';
import { partExperiments } from '../../lab/studies/study.ts';
import { readFields, residentStudy } from './studyPlan.ts';

describe('studies of the catalogue on the page', () => {
  it.each(STUDIES.map((study) => [study.id, study] as const))(
    '%s is the points of its first part',
    (id, study) => {
      const { planned, problems } = readFields(residentStudy(id)!.fields);
      expect(problems).toBeNull();
      const without = ({ attacks: _, ...rest }: { readonly attacks: unknown }) => rest;
      expect(planned!.points.map(without)).toEqual(partExperiments(study.parts[0]!).map(without));
      expect(planned!.plan.base.attacks).toEqual(expect.arrayContaining([...study.attacks]));
    },
  );

  it('has none of another name', () => {
    expect(residentStudy('nothing')).toBeNull();
  });
});
