/** What a study of the catalogue says of itself: a claim, what is run to look at it, and how to read what comes of it. */
import type { AttackName } from '../attacks/catalogue.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { percent } from '../numbers.ts';
import type { Contrast, Setting } from './contrast.ts';
import { gridExperiments } from './grid.ts';
import type { StudyFigure } from './studyFigure.ts';

/** paper: so the summary of it that the lab was written from has it; open: the paper asks and does not answer; field: common knowledge. */
export type ClaimedBy = 'paper' | 'open' | 'field';

type Value = string | number | boolean;

/** One grid, of one data set at one scale: each has a verdict of its own. */
export interface StudyPart {
  /** Unique within the study. */
  readonly id: string;
  readonly title: string;
  readonly base: Readonly<Record<string, Value>>;
  readonly vary: Readonly<Record<string, readonly Value[]>>;
  readonly seeds: readonly number[];
  readonly published?: Published;
}

/** What was published for the same question, at another scale: balanced accuracies, told beside ours. */
export interface Published {
  /** "ResNet-18 on all of CIFAR-10" */
  readonly scale: string;
  readonly clmia: number;
  readonly baseline: number;
  /** Where ours is nearest to it. */
  readonly nearest: Readonly<Record<string, Value>>;
}

export const publishedText = ({ scale, clmia, baseline }: Published): string =>
  `published for ${scale}: ${percent(clmia)}, baseline ${percent(baseline)}`;

export interface Study {
  /** As links and the terminal name it; never changed. */
  readonly id: string;
  readonly title: string;
  /** In one sentence. */
  readonly claim: string;
  readonly claimedBy: ClaimedBy;
  readonly parts: readonly StudyPart[];
  /** What is drawn and compared. */
  readonly figure: StudyFigure;
  /** Drawn beside each other, the one that the claim is about first. */
  readonly attacks: readonly AttackName[];
  /** The smallest difference that would matter. Our choice. */
  readonly margin: number;
  /** Each is above 0 if the claim is true. */
  contrasts(settings: readonly Setting[], part: StudyPart): readonly Contrast[];
}

export const partNamed = ({ parts }: Study, name: string): StudyPart | undefined =>
  parts.find(({ id }) => id === name);

/** The points of a part, seeds innermost. */
export function partExperiments({ base, vary, seeds }: StudyPart): Experiment[] {
  return gridExperiments({ base, vary: { ...vary, seed: seeds } });
}
