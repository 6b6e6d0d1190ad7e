import { describe, expect, it } from 'vitest';
import { ATTACK_NAMES } from '../attacks/catalogue.ts';
import { requireCompatible } from '../experiment/constraints.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { STUDIES, STUDY_NAMES, type StudyName, studyOf } from './catalogue.ts';
import type { Setting } from './contrast.ts';
import { settingsOf } from './overSeeds.ts';
import type { StudyPoint } from './point.ts';
import { partExperiments } from './study.ts';
import { verdictOf } from './verdict.ts';

/** A point of which every attack has the figure that `of` says. */
function planted(experiment: Experiment, of: (attack: string) => number): StudyPoint {
  const around = (value: number) => ({ value, low: value - 0.01, high: value + 0.01 });
  const attacks = ATTACK_NAMES.map((name) => ({
    name,
    auc: around(of(name)),
    balancedAccuracy: around(of(name)),
    tprAtFpr: [{ fpr: 0.01, tpr: of(name), tprInterval: { low: 0, high: 1 } }],
    clmiaMinus: null,
  }));
  const information = { pair: { bits: of('information') }, examples: 1000 };
  return { experiment, attacks, information } as unknown as StudyPoint;
}

describe.each(STUDIES.map((study) => [study.id, study] as const))('%s', (_, study) => {
  it.each(study.parts.map((part) => [part.id, part] as const))(
    '%s: can be run, and has differences to look at',
    (_, part) => {
      const experiments = partExperiments(part);
      experiments.forEach(requireCompatible);
      expect(new Set(experiments.map((one) => JSON.stringify(one))).size).toBe(experiments.length);
      const contrastsAt = (of: (attack: string) => number) =>
        study.contrasts(settingsOf(experiments.map((one) => planted(one, of))) as Setting[], part);
      const same = contrastsAt(() => 0.6);
      expect(same.length).toBeGreaterThan(0);
      expect(new Set(same.map(({ what }) => what)).size).toBe(same.length);
      for (const { differences } of same) expect(differences).toHaveLength(part.seeds.length);
      if (study.figure !== 'information') expect(verdictOf(same, study.margin).kind).toBe('not-supported');
      for (const name of study.attacks) expect(experiments[0]!.attacks).toContain(name);
    },
  );

  it('says what is claimed in one sentence', () => {
    expect(study.claim).toMatch(/^[A-Z].*\.$/);
    expect(study.margin).toBeGreaterThan(0);
  });
});

it('has every study under one name', () => {
  expect(new Set(STUDY_NAMES).size).toBe(STUDY_NAMES.length);
  for (const { parts } of STUDIES) expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
});

describe('a claim that is true by plan is found true, and the opposite false', () => {
  const verdictAt = (id: StudyName, of: (experiment: Experiment, attack: string) => number) => {
    const study = studyOf(id);
    const part = study.parts[0]!;
    const points = partExperiments(part).map((one) =>
      planted(one, (attack) => of(one, attack) + 0.001 * (one.seed % 2)),
    );
    return verdictOf(study.contrasts(settingsOf(points) as Setting[], part), study.margin).kind;
  };
  const better = (is: boolean) => (is ? 0.7 : 0.6);
  it.each([
    ['temperature', ({ contrastive }: Experiment) => better(contrastive.temperature === 0.05)],
    ['dropout-rate', ({ shadow }: Experiment) => better(shadow.dropoutRate === 0.1)],
    ['label-fraction', (_: Experiment, attack: string) => better(attack === 'clmia')],
    ['contrastive-step', (_: Experiment, attack: string) => better(attack === 'clmia')],
    [
      'label-proportion',
      ({ head }: Experiment) => better(head.labelFraction.members === head.labelFraction.nonMembers),
    ],
    ['view-source', ({ views }: Experiment) => better(views.source === 'dropout')],
    ['view-information', () => 0.3],
    ['data-and-architecture', (_: Experiment, attack: string) => better(attack === 'clmia')],
    ['reference-models', ({ references }: Experiment) => better(references.count === 32)],
    ['memorisation', ({ dataset }: Experiment) => 0.6 + dataset.labelNoise / 5],
  ] as const)('%s', (id, of) => {
    // Seeds differ a little, so that the spread is none of nothing.
    const noisy = (experiment: Experiment, attack: string) =>
      of(experiment, attack) + (attack === 'clmia' ? 0.002 * (experiment.seed % 3) : 0);
    expect(verdictAt(id, noisy)).toBe('supported');
    expect(
      verdictAt(id, (experiment, attack) => (id === 'view-information' ? 0 : 1 - noisy(experiment, attack))),
    ).toBe(id === 'view-information' ? 'cannot-be-told' : 'not-supported');
  });
});
