import { type ReactNode, startTransition, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { isPrinting, onPrinting } from '../../ui/printing.ts';
import { onTurn } from '../state/turns.ts';

/** A heavy part of a panel, made in a task and a frame of its own; at once on paper. */
export function InTurn({ children }: { children: ReactNode }) {
  const [come, setCome] = useState(isPrinting);
  useEffect(() => {
    if (come) return;
    const takeBack = onTurn(() => startTransition(() => setCome(true)));
    const unprinted = onPrinting(() => {
      if (isPrinting()) flushSync(() => setCome(true));
    });
    return () => {
      takeBack();
      unprinted();
    };
  }, [come]);
  return come ? children : null;
}
