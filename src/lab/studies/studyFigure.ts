/** What studies tell: of an attack at one point, and over the seeds of a setting. */
import type { AttackName } from '../attacks/catalogue.ts';
import type { AttackOverSeeds, MeanOverSeeds, OverSeeds } from './overSeeds.ts';
import { meanOverSeeds } from './overSeeds.ts';
import type { StudyPoint } from './point.ts';

/** difference: of balanced accuracy, CLMIA's minus the attack's; information: of the views, whatever the attack. */
export const STUDY_FIGURES = ['balancedAccuracy', 'auc', 'tprAt1', 'difference', 'information'] as const;
export type StudyFigure = (typeof STUDY_FIGURES)[number];

/** The false-positive rate, one of a run's report, at which studies tell how many members are found. */
export const LOW_FPR = 0.01;

/** @returns undefined where the point was run without the attack, or the figure is none of it */
export function figureOf(point: StudyPoint, attack: AttackName, figure: StudyFigure): number | undefined {
  if (figure === 'information') return point.information.pair.bits;
  const figures = point.attacks.find(({ name }) => name === attack);
  if (figure === 'tprAt1') return figures?.tprAtFpr.find(({ fpr }) => fpr === LOW_FPR)?.tpr;
  if (figure === 'difference') return figures?.clmiaMinus?.balancedAccuracy.value;
  return figures?.[figure].value;
}

function attackMean(
  attack: AttackOverSeeds | undefined,
  figure: Exclude<StudyFigure, 'information'>,
): MeanOverSeeds | undefined {
  if (figure === 'tprAt1') return attack?.tprAtFpr.find(({ fpr }) => fpr === LOW_FPR)?.tpr;
  if (figure === 'difference') return attack?.clmiaMinus?.balancedAccuracy;
  return attack?.[figure];
}

/** As `figureOf`, over seeds; undefined before there is any. */
export function figureOverSeeds(
  { points, attacks }: Pick<OverSeeds<StudyPoint>, 'points' | 'attacks'>,
  attack: AttackName,
  figure: StudyFigure,
): MeanOverSeeds | undefined {
  if (figure !== 'information')
    return attackMean(
      attacks.find(({ name }) => name === attack),
      figure,
    );
  if (points.length === 0) return undefined;
  const bits = points.map(({ information: { pair } }) => pair.bits);
  return meanOverSeeds(bits.map((value) => ({ value, low: value, high: value })));
}
