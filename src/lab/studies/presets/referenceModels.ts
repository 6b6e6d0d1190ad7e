import { ATTACK_TITLES, type AttackName } from '../../attacks/catalogue.ts';
import { betweenSettings, settingWith } from '../contrast.ts';
import type { Study } from '../study.ts';
import { atScales, FASHION, ONE_POINT } from './scales.ts';

const path = 'references.count';
const COUNTS = [4, 8, 16, 32] as const;
const COMPARING = ['lira-online', 'rmia-online'] as const satisfies readonly AttackName[];
const BESIDE = ['lira-offline', 'rmia-offline', 'loss'] as const satisfies readonly AttackName[];

export const referenceModels = {
  id: 'reference-models',
  title: 'Number of reference models',
  claim: 'With 32 reference models LiRA and RMIA find more members at 1 % false positives than with 4.',
  claimedBy: 'field',
  parts: atScales([FASHION], { [path]: COUNTS }, { attacks: ['clmia', ...COMPARING, ...BESIDE].join(',') }),
  figure: 'tprAt1',
  attacks: [...COMPARING, ...BESIDE, 'clmia'],
  margin: ONE_POINT,
  contrasts(settings) {
    const [most, fewest] = [COUNTS.at(-1)!, COUNTS[0]].map((count) =>
      settingWith(settings, { [path]: count }),
    );
    return COMPARING.flatMap((name) =>
      betweenSettings(`${ATTACK_TITLES[name]}, 32 minus 4 models`, most, fewest, name, 'tprAt1'),
    );
  },
} as const satisfies Study;
