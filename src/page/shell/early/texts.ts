import type { EarlyWords } from './recordEarlyInput.ts';

export const texts: { readonly early: EarlyWords } = {
  early: {
    starting: 'Starting…',
    kept: 'Starting… What you press, move or type takes effect in a moment.',
    dropAgain: 'Starting… Drop the files again in a moment.',
  },
};
