/** What is computed off the page's thread: with intervals, or over every attack. */
import { calibration } from '../../../lab/evaluation/calibration.ts';
import { foundMembers } from './foundMembers.ts';
import { pairedDifference } from './pairedDifference.ts';
import { slices } from './slices.ts';

export const DERIVATIONS = { pairedDifference, foundMembers, slices, calibration };
export type Derivations = typeof DERIVATIONS;
export type DerivationName = keyof Derivations;

export interface Question {
  readonly id: number;
  readonly name: DerivationName;
  readonly given: readonly unknown[];
}

export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: { readonly message: string; readonly hint: string } };

export function answer({ id, name, given }: Question): Answer {
  try {
    const derive = DERIVATIONS[name] as (...given: readonly unknown[]) => unknown;
    return { id, value: derive(...given) };
  } catch (error) {
    const { message, hint = '' } = error as Error & { hint?: string };
    return { id, error: { message, hint } };
  }
}
