/** Why attacks were not run, those of one reason together. */
import type { Refusal } from './runAttacks.ts';

export interface SharedRefusal {
  readonly attacks: readonly string[];
  readonly reason: string;
}

export function refusalsByReason(refused: readonly Refusal[]): SharedRefusal[] {
  const reasons = [...new Set(refused.map(({ reason }) => reason))];
  return reasons.map((reason) => ({
    reason,
    attacks: refused.filter((one) => one.reason === reason).map(({ attack }) => attack),
  }));
}

/** "clmia, supervised were not run: …" @param comma between the attacks */
export const refusalText = ({ attacks, reason }: SharedRefusal, comma = ', '): string =>
  `${attacks.join(comma)} ${attacks.length === 1 ? 'was' : 'were'} not run: ${reason}`;
