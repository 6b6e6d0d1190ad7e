/**
 * The stages of a run, each after those that it needs. Plain declarations: the page reads them before any tensor code is
 * loaded. To add a stage, declare it in a file of its own and name it here.
 */
import { augmentedQueries } from './augmentedQueries.ts';
import { blind } from './blind.ts';
import { controls } from './controls.ts';
import { data } from './data.ts';
import { encoder } from './encoder.ts';
import { generatedNonMembers } from './generatedNonMembers.ts';
import { head } from './head.ts';
import { information } from './information.ts';
import { populationQueries } from './populationQueries.ts';
import { referenceModels } from './referenceModels.ts';
import { report } from './report.ts';
import { scores } from './scores.ts';
import { scoresWithout } from './scoresWithout.ts';
import { shadow } from './shadow.ts';
import { split } from './split.ts';
import type { OutputsOf, Stage } from './stage.ts';
import { target } from './target.ts';
import { targetWithout } from './targetWithout.ts';
import { unlabelledAttacks } from './unlabelledAttacks.ts';
import { views } from './views.ts';

const DECLARED = [
  data,
  split,
  target,
  shadow,
  views,
  information,
  encoder,
  head,
  controls,
  blind,
  referenceModels,
  populationQueries,
  augmentedQueries,
  generatedNonMembers,
  unlabelledAttacks,
  scores,
  report,
] as const;
type Declared = (typeof DECLARED)[number];

const ASKED = [targetWithout, scoresWithout] as const;

/** The stages of a run. */
export type StageName = Declared['id'];
/** Those that are computed for a question alone. */
export type AskedStageName = (typeof ASKED)[number]['id'];
export type AnyStageName = StageName | AskedStageName;
export type StageOutputs = OutputsOf<typeof DECLARED>;
export type AskedOutputs = OutputsOf<typeof ASKED>;

type NamesOfCurves<Each> =
  Each extends Stage<infer Id, unknown, unknown, infer Curve> ? `${Id}/${Curve}` : never;
/** Every curve that is drawn of a run: the stage and what it shows. */
export type SeriesName = NamesOfCurves<Declared>;

export const STAGES: readonly StageName[] = DECLARED.map(({ id }) => id);

export const ASKED_STAGES: readonly AskedStageName[] = ASKED.map(({ id }) => id);

const BY_NAME = new Map<AnyStageName, Stage>([...DECLARED, ...ASKED].map((stage) => [stage.id, stage]));

export function stageOf(name: AnyStageName): Stage {
  return BY_NAME.get(name)!;
}
