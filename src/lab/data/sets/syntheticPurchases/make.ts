/**
 * Synthetic purchases: shoppers of some styles, and which goods each has bought, in the manner of Purchase-100 (Shokri et
 * al. 2017, Membership Inference Attacks against Machine Learning Models: 600 binary features, up to 100 styles found by
 * clustering). Drawn from a fixed seed; nobody's purchases. All sizes are our choice but the 600.
 */
import { type RandomStream, randomStream } from '../../../random.ts';
import type { Dataset } from '../../dataset.ts';
import { GOODS, QUALITIES } from './goods.ts';

const SEED = 600;
const ROWS = 12_000;
const STYLES = 10;

/** Probabilities are counted in thousandths: whole numbers are the same on every machine. */
const CERTAIN = 1000;
/** How often a style takes to a good or to a quality: one in so many is a favourite. */
const TASTE = { favouriteOneIn: 4, favourite: 850, other: 120 };
/** How often a shopper buys what is both a good and of a quality to their taste, and what is not. */
const BOUGHT = { toTaste: 970, otherwise: 2 };

const happens = (often: number, random: RandomStream) => random.below(CERTAIN) < often;

/** [styles] of [kinds]: how often a shopper of each style takes to each kind. */
function tastes(kinds: number, random: RandomStream): Uint16Array[] {
  const { favouriteOneIn, favourite, other } = TASTE;
  return Array.from({ length: STYLES }, () =>
    Uint16Array.from({ length: kinds }, () => (random.below(favouriteOneIn) === 0 ? favourite : other)),
  );
}

/** 12,000 shoppers, 600 goods, 10 styles; no two shoppers have bought the same. */
export function syntheticPurchases(): Dataset {
  const random = randomStream(SEED, 'synthetic purchases');
  const columns = QUALITIES.flatMap((quality) => GOODS.map((good) => `${quality} ${good}`));
  const qualities = tastes(QUALITIES.length, random);
  const goods = tastes(GOODS.length, random);
  const labels = new Uint8Array(ROWS);
  const values = new Uint8Array(ROWS * columns.length);
  const seen = new Set<string>();
  while (seen.size < ROWS) {
    const style = random.below(STYLES);
    const liked = Array.from(qualities[style]!, (often) => happens(often, random));
    const wanted = Array.from(goods[style]!, (often) => happens(often, random));
    const bought = Uint8Array.from(columns, (_, column) => {
      const good = column % GOODS.length;
      const toTaste = liked[(column - good) / GOODS.length] && wanted[good];
      return happens(toTaste ? BOUGHT.toTaste : BOUGHT.otherwise, random) ? 1 : 0;
    });
    const key = bought.join('');
    if (seen.has(key)) continue;
    labels[seen.size] = style;
    values.set(bought, seen.size * columns.length);
    seen.add(key);
  }
  return {
    name: 'Synthetic purchases',
    kind: 'table',
    count: ROWS,
    height: 1,
    width: columns.length,
    channels: 1,
    classNames: Array.from({ length: STYLES }, (_, style) => `shopping style ${style + 1}`),
    values,
    labels,
    columns,
    duplicatesRemoved: 0,
  };
}
