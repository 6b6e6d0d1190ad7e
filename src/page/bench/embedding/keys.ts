/** What the marks of the embedding stand for, to us and to the attacker. */
import type { KeyItem } from '../../../charts/PlotKey.tsx';
import { texts as commonTexts } from '../../common/texts.ts';
import { texts } from './texts.ts';

export const OUR_KEY: readonly KeyItem[] = [
  { mark: 'filled', text: commonTexts.members },
  { mark: 'hollow', text: commonTexts.nonMembers },
  { mark: 'ring', text: texts.known },
];
export const ATTACKER_KEY: readonly KeyItem[] = [
  { mark: 'grey', text: commonTexts.unknown },
  { mark: 'ring', text: texts.known },
];
