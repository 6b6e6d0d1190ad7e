/** The names that the attacks' knob offers. */

/** CLMIA, the controls that make its claim honest, and the score attacks, in the order in which they are explained. */
export const ATTACKS = [
  'clmia',
  'random-encoder',
  'supervised',
  'fine-tuned',
  'blind',
  'correctness',
  'loss',
  'confidence',
  'entropy',
  'modified-entropy',
  'shokri',
  'salem',
  'label-only',
  'blindmi',
  'lira-online',
  'lira-offline',
  'rmia-online',
  'rmia-offline',
] as const;
export type AttackName = (typeof ATTACKS)[number];

/** CLMIA and its controls: what the fraction of known labels changes. */
export const LABELLED_ATTACKS: readonly AttackName[] = [
  'clmia',
  'random-encoder',
  'supervised',
  'fine-tuned',
  'blind',
];

/** The attacks that compare the target with K reference models. */
export const REFERENCE_ATTACKS: readonly AttackName[] = [
  'lira-online',
  'lira-offline',
  'rmia-online',
  'rmia-offline',
];

/** Chosen unless the person says otherwise: what asks the models nothing more than CLMIA does. */
export const DEFAULT_ATTACKS = ATTACKS.filter(
  (name) => !REFERENCE_ATTACKS.includes(name) && name !== 'label-only' && name !== 'blindmi',
);

const titled = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as unknown as Record<Name, string>;

export const ATTACK_TITLES = titled(ATTACKS);
