/** What a chapter of the lesson is: an experiment on the bench, a guess about it, and what is asked of whoever has seen the answer. */
import type { ComponentType } from 'react';
import type { AttackName } from '../../lab/attacks/catalogue.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import type { TermId } from '../glossary/terms.ts';
import type { ChapterId, Figure, Option } from './steps.ts';
import type { UnitName } from './units.ts';
import type { Work } from './work.ts';

export interface Read {
  readonly unit: UnitName;
  readonly of: (report: RunResult) => Figure;
  /** Whose balanced accuracy it is, where it is one: two runs of the same examples are then compared example by example. */
  readonly attack?: AttackName;
}

export interface Chapter {
  readonly id: ChapterId;
  /** What the bench is put to. */
  readonly experiment: Experiment;
  /** Has the bench show what the chapter looks at, and no more than is to be seen before the guess. */
  look(): void;
  /** Puts the bench into the chapter's experiment, and has it show that. */
  enter(): void;
  /** Keeps what the person has made of it. */
  leave(): void;
  complete(work: Work): boolean;
  /** In the unit of what is read. */
  readonly guess: Read & { readonly min: number; readonly max: number; readonly step: number };
  /** The one thing that is changed, and what is looked at then. */
  readonly change: Read & { readonly settings: Settings };
  readonly right: Option;
  readonly formula: string;
  readonly terms: readonly TermId[];
  readonly Picture: ComponentType;
  /** It gives nothing away that is to be guessed. */
  readonly isEarly: boolean;
}

export type Settings = Readonly<Record<string, number | string>>;
