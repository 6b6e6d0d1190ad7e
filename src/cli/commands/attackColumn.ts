import { ATTACK_NAMES } from '../../lab/attacks/catalogue.ts';

const WIDTH = Math.max(...ATTACK_NAMES.map((name) => name.length)) + 2;

/** The first column of a table of attacks: as wide as the longest name asks for. */
export function attackColumn(text: string): string {
  return text.padEnd(WIDTH);
}
