import { useEffect, useMemo, useState } from 'react';
import type { DecidedAttack } from '../../lab/evaluation/evaluatedScores.ts';
import { onTurn } from '../state/turns.ts';

/**
 * What charts need of an attack's scores, worked out once for each, one attack after the other: six times 15,000 examples
 * would be a long task.
 * @returns a hook that gives what is known of each; undefined until then. The same list as long as nothing of it changes
 */
export function knownInTurn<T>(compute: (attack: DecidedAttack) => T) {
  const known = new WeakMap<DecidedAttack, T>();
  return function useKnown(attacks: readonly DecidedAttack[]): readonly (T | undefined)[] {
    const [sofar, setSofar] = useState({ known });
    const next = attacks.find((attack) => !known.has(attack));
    useEffect(() => {
      if (!next) return;
      return onTurn(() => {
        known.set(next, compute(next));
        setSofar({ known });
      });
    }, [next]);
    return useMemo(() => attacks.map((attack) => sofar.known.get(attack)), [attacks, sofar]);
  };
}
