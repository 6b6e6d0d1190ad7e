import { useEffect, useState } from 'react';
import type { AttackName } from '../../../lab/attacks/catalogue.ts';
import { aucChangeOf, type Change, hasSameSets } from '../../../lab/evaluation/change.ts';
import { type JudgedRun, judgedIn } from '../../state/brought.ts';
import { changesBetween } from '../../state/changesBetween.ts';

export interface Differences {
  /** Of balanced accuracies. */
  readonly of: ReadonlyMap<AttackName, Change>;
  /** CLMIA's, of areas under the curve. */
  readonly auc: Change | null;
}

function aucDifference(b: JudgedRun, a: JudgedRun): Change | null {
  const [now, before] = [judgedIn(b, 'clmia'), judgedIn(a, 'clmia')];
  return now && before ? aucChangeOf(now, before, hasSameSets(b.report, a.report)) : null;
}

/** B minus A; null until it is known. */
export function useDifferences(a: JudgedRun | null, b: JudgedRun | null): Differences | null {
  const [known, setKnown] = useState<Differences & { readonly a: JudgedRun; readonly b: JudgedRun }>();
  useEffect(() => {
    if (!a || !b) return;
    let isWanted = true;
    void changesBetween(b, a, () => isWanted)
      .then((of) => {
        if (of) setKnown({ a, b, of, auc: aucDifference(b, a) });
      })
      // What could not be loaded stays untold.
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [a, b]);
  return known && known.a === a && known.b === b ? known : null;
}
