import type { Change } from '../../lab/evaluation/change.ts';
import { differenceText } from '../common/format.ts';
import { noiseWords } from '../common/noiseWords.ts';
import { texts } from './texts.ts';

/** How a difference is told as paired, on the same examples, or not, by what is said of the noise. */
interface Pairing {
  readonly paired: (noise: string) => string;
  readonly unpaired: (noise: string) => string;
}

/** A difference, and how sure it is; of what is not known or has none, that. */
export function changeWords(
  change: Change | null | undefined,
  { paired, unpaired }: Pairing,
  inWords: (change: Change) => string = differenceText,
): string {
  if (!change) return texts.figures.none;
  if (change.isSame) return texts.figures.same;
  return texts.figures.told(inWords(change), (change.isPaired ? paired : unpaired)(noiseWords(change)));
}
