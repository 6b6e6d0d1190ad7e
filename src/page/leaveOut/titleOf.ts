import { ATTACK_TITLES, type AttackName } from '../../lab/attacks/catalogue.ts';

export const titleOf = (name: AttackName): string => ATTACK_TITLES[name];
