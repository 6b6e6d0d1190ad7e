/** What three figures of mutual information allow to be said. */
interface Bits {
  readonly bits: number;
}

export interface Verdict {
  /** How much one view keeps of what the answer without dropout tells; none: there is nothing to keep. */
  readonly kept: 'none' | 'lost' | 'part' | 'all';
  /** Of one view and the answer, at most 1. */
  readonly share: number;
  /** A pair holds all that its first view does: a lower figure is the estimator's. */
  readonly pair: 'more' | 'same' | 'lower';
}

/** Below this the estimate cannot be told from none: its error on some hundred examples. Our choice, as the shares. */
const NOTHING = 0.01;
const MOST = 0.9;
const HALF = 0.5;
const CLEARLY = 0.1;

export function verdictOf({ pair, view, answer }: Record<'pair' | 'view' | 'answer', Bits>): Verdict {
  const none = Math.max(view.bits, answer.bits) < NOTHING;
  const share = answer.bits > 0 ? Math.min(1, view.bits / answer.bits) : 1;
  const margin = Math.max(NOTHING, CLEARLY * view.bits);
  const added = pair.bits - view.bits;
  return {
    kept: none ? 'none' : share >= MOST ? 'all' : share >= HALF ? 'part' : 'lost',
    share,
    pair: added > margin ? 'more' : added < -margin ? 'lower' : 'same',
  };
}
