/** What is computed off the page's thread: with intervals, or over every attack. */
import { calibration } from '../../../lab/evaluation/calibration.ts';
import type { EvaluatedScores } from '../../../lab/evaluation/evaluatedScores.ts';
import { type SliceFigures, sliceFigures, slicesBy } from '../../../lab/evaluation/slices.ts';
import { foundMembers } from './foundMembers.ts';
import { pairedDifference } from './pairedDifference.ts';

/** @param groups [N] whole numbers */
const slices = (evaluated: EvaluatedScores, groups: ArrayLike<number>): SliceFigures[] =>
  slicesBy(groups, evaluated).map(sliceFigures);

export const DERIVATIONS = { pairedDifference, foundMembers, slices, calibration };
export type Derivations = typeof DERIVATIONS;
export type DerivationName = keyof Derivations;

/** What the evidence worker can be asked: a derivation, by its name and arguments. */
export type EvidenceService = {
  readonly [Name in DerivationName]: {
    readonly ask: Parameters<Derivations[Name]>;
    readonly answer: ReturnType<Derivations[Name]>;
  };
};

type Handler = (given: readonly unknown[]) => never;

const handler =
  (derive: (...given: never[]) => unknown): Handler =>
  (given) =>
    derive(...(given as never[])) as never;

export const HANDLERS = Object.fromEntries(
  Object.entries(DERIVATIONS).map(([name, derive]) => [name, handler(derive)]),
) as Readonly<Record<DerivationName, Handler>>;
