/** Which card explains an attack: its own, or that of the attacks which it is one of. */
import type { AttackGroup } from '../../lab/attacks/attack.ts';
import { type AttackName, attackOf } from '../../lab/attacks/catalogue.ts';
import type { TermId } from './terms.ts';

const OWN: Readonly<Partial<Record<AttackName, TermId>>> = {
  clmia: 'clmia',
  'random-encoder': 'randomEncoder',
  supervised: 'supervised',
  'fine-tuned': 'fineTuned',
  blind: 'blind',
  loss: 'loss',
  confidence: 'confidence',
  'label-only': 'augmentedQueries',
  blindmi: 'generatedNonMembers',
  'lira-online': 'lira',
  'lira-offline': 'lira',
};

const OF_GROUP: Readonly<Record<AttackGroup, TermId>> = {
  controls: 'control',
  scores: 'scoreAttacks',
  learned: 'learnedAttacks',
  references: 'referenceAttacks',
};

export const attackTerm = (name: AttackName): TermId => OWN[name] ?? OF_GROUP[attackOf(name).group];
