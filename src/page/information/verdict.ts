import { chanceBits } from '../../lab/evaluation/chanceBits.ts';

/** What three figures of mutual information allow to be said, each no surer than the estimate is. */
interface Bits {
  readonly bits: number;
}

export interface Verdict {
  /**
   * How much one view keeps of what the answer without dropout tells; none: nothing was measured that could be kept;
   * alike: they differ by no more than the estimate errs.
   */
  readonly kept: 'none' | 'lost' | 'part' | 'alike';
  /** Of one view and the answer, at most 1. */
  readonly share: number;
  /** A pair holds all that its first view does: a lower figure is the estimator's. */
  readonly pair: 'more' | 'same' | 'lower';
  /** By how many bits an estimate may err. */
  readonly error: number;
}

export interface Measured extends Record<'pair' | 'view' | 'answer', Bits> {
  readonly examples: number;
}

const HALF = 0.5;

export function verdictOf({ pair, view, answer, examples }: Measured): Verdict {
  const error = chanceBits(examples);
  const none = Math.max(view.bits, answer.bits) < error;
  const share = answer.bits > 0 ? Math.min(1, view.bits / answer.bits) : 1;
  const isLess = answer.bits - view.bits > error;
  const added = pair.bits - view.bits;
  return {
    kept: none ? 'none' : !isLess ? 'alike' : share >= HALF ? 'part' : 'lost',
    share,
    pair: added > error ? 'more' : added < -error ? 'lower' : 'same',
    error,
  };
}
