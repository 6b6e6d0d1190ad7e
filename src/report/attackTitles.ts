import { type AttackName, LABELLED_ATTACKS } from '../lab/experiment/lists.ts';

/** How each attack and control is called. */
export const ATTACK_TITLES = {
  clmia: 'CLMIA',
  'random-encoder': 'random encoder',
  supervised: 'supervised',
  'fine-tuned': 'fine-tuned',
  blind: 'blind',
  correctness: 'correctness',
  loss: 'loss',
  confidence: 'confidence',
  entropy: 'entropy',
  'modified-entropy': 'modified entropy',
  shokri: 'Shokri',
  salem: 'Salem',
  'label-only': 'label only',
  blindmi: 'BlindMI',
  'lira-online': 'LiRA online',
  'lira-offline': 'LiRA offline',
  'rmia-online': 'RMIA online',
  'rmia-offline': 'RMIA offline',
} as const satisfies Record<AttackName, string>;

/** What CLMIA is measured against, no attacks of their own. */
export const CONTROLS: readonly AttackName[] = LABELLED_ATTACKS.filter((name) => name !== 'clmia');
