/** What some points of a part say of its study's claim. */
import { settingsOf } from './overSeeds.ts';
import type { StudyPoint } from './point.ts';
import type { Study, StudyPart } from './study.ts';
import { type Verdict, verdictOf } from './verdict.ts';

export const partVerdict = (study: Study, part: StudyPart, points: readonly StudyPoint[]): Verdict =>
  verdictOf(study.contrasts(settingsOf(points), part), study.margin);
