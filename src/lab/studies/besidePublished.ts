/** Ours that comes nearest to what was published for the same question, at another scale. */
import { settingWith } from './contrast.ts';
import { type MeanOverSeeds, settingsOf } from './overSeeds.ts';
import type { StudyPoint } from './point.ts';
import type { StudyPart } from './study.ts';
import { figureOverSeeds } from './studyFigure.ts';

/** Balanced accuracies. */
export interface BesidePublished {
  readonly clmia: MeanOverSeeds;
  /** The same network trained on the labelled examples alone. */
  readonly baseline: MeanOverSeeds;
}

/** Null where nothing was published, or its setting was not run. */
export function besidePublished(
  { published }: StudyPart,
  points: readonly StudyPoint[],
): BesidePublished | null {
  const setting = published && settingWith(settingsOf(points), published.nearest);
  const clmia = setting && figureOverSeeds(setting, 'clmia', 'balancedAccuracy');
  const baseline = setting && figureOverSeeds(setting, 'supervised', 'balancedAccuracy');
  return clmia && baseline ? { clmia, baseline } : null;
}
