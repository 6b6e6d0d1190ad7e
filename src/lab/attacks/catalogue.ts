/** Every attack and control of the lab, in the order in which they are explained: one line for each home. */
import { inLanguage } from '../../language/inLanguage.ts';
import type { DatasetKind } from '../data/dataset.ts';
import type { Attack, Need } from './attack.ts';
import { blind } from './blind/declaration.ts';
import { blindMi } from './blindMi/declaration.ts';
import { clmia } from './clmia/declaration.ts';
import { confidence } from './confidence/declaration.ts';
import { correctness } from './correctness/declaration.ts';
import { entropy } from './entropy/declaration.ts';
import { fineTuned } from './fineTuned/declaration.ts';
import { labelOnly } from './labelOnly/declaration.ts';
import { liraOffline } from './lira/offlineDeclaration.ts';
import { liraOnline } from './lira/onlineDeclaration.ts';
import { loss } from './loss/declaration.ts';
import { modifiedEntropy } from './modifiedEntropy/declaration.ts';
import { randomEncoder } from './randomEncoder/declaration.ts';
import { rmiaOffline } from './rmia/offlineDeclaration.ts';
import { rmiaOnline } from './rmia/onlineDeclaration.ts';
import { salem } from './salem/declaration.ts';
import { shokri } from './shokri/declaration.ts';
import { supervised } from './supervised/declaration.ts';

const DECLARATIONS = [
  clmia,
  randomEncoder,
  supervised,
  fineTuned,
  blind,
  correctness,
  loss,
  confidence,
  entropy,
  modifiedEntropy,
  shokri,
  salem,
  labelOnly,
  blindMi,
  liraOnline,
  liraOffline,
  rmiaOnline,
  rmiaOffline,
] as const satisfies readonly Attack[];

type Declaration = (typeof DECLARATIONS)[number];
type Family = Attack['family'];
type OfFamily<Which extends Family> = Extract<Attack, { family: Which }> & {
  readonly id: Extract<Declaration, { family: Which }>['id'];
};

export type AttackName = Declaration['id'];

/** An attack by one of the names that the lab knows. */
export type NamedAttack = { [Which in Family]: OfFamily<Which> }[Family];

/** In the words of the page's language. */
export const ATTACK_CATALOGUE: readonly NamedAttack[] = DECLARATIONS.map((attack) => {
  const { title, asks } = attack;
  return { ...attack, ...inLanguage(`attacks.${attack.id}`, { title, asks }) };
});

export const ATTACK_NAMES: readonly AttackName[] = ATTACK_CATALOGUE.map(({ id }) => id);

const byName = Object.fromEntries(ATTACK_CATALOGUE.map((attack) => [attack.id, attack])) as Readonly<
  Record<AttackName, NamedAttack>
>;

export function attackOf(name: AttackName): NamedAttack {
  return byName[name];
}

/** Loads the code of an attack that has any of its own, so that a run finds it there. */
export async function loadAttack(name: AttackName): Promise<void> {
  const attack = attackOf(name);
  if (attack.family !== 'head') await attack.load();
}

export function attacksOf<Which extends Family>(family: Which): readonly OfFamily<Which>[] {
  return ATTACK_CATALOGUE.filter(
    (attack): attack is OfFamily<Which> & NamedAttack => attack.family === family,
  );
}

/** How each attack and control is called. */
export const ATTACK_TITLES = Object.fromEntries(
  ATTACK_CATALOGUE.map(({ id, title }) => [id, title]),
) as Readonly<Record<AttackName, string>>;

/** Whether it is what CLMIA is measured against, no attack of its own. */
export function isControl(name: AttackName): boolean {
  return attackOf(name).isControl;
}

/** Chosen unless the person says otherwise: what asks the models nothing more than CLMIA does. */
export const DEFAULT_ATTACKS: readonly AttackName[] = ATTACK_CATALOGUE.filter(
  ({ byDefault }) => byDefault,
).map(({ id }) => id);

/** Whether some chosen attack asks for it. */
export function isNeeded(need: Need, { attacks }: { readonly attacks: readonly AttackName[] }): boolean {
  return attacks.some((name) => attackOf(name).needs.includes(need));
}

/** The attacks that a setting is for. @param path of the experiment */
export function attacksReading(path: string): readonly AttackName[] {
  return ATTACK_CATALOGUE.filter(({ settings }) => settings.includes(path)).map(({ id }) => id);
}

export function worksOn(name: AttackName, kind: DatasetKind): boolean {
  return attackOf(name).kinds?.includes(kind) ?? true;
}

/** Whether an attack is told the membership of some of the target's examples. */
export function isLabelled(name: AttackName): boolean {
  return attackOf(name).needs.includes('labels');
}
