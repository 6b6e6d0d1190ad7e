/** What has been taken for what so far, and what is left to choose from. */
import { shapeText } from '../arrays.ts';
import { AuditInputError } from '../auditInputError.ts';
import type { Question } from './columnsNeeded.ts';
import { type AnyArray, type FoundArray, isFlat, isText } from './foundArrays.ts';
import { ARRAY_NAMES, type ArrayName, type Kind, type Role, roleOfName, type Side } from './roles.ts';

const isOwn = (name: string): name is ArrayName => ARRAY_NAMES.some((own) => own === name);

export class Choosing {
  readonly mapping: { [Name in Role]?: string | readonly string[] } = {};
  readonly questions: Question[] = [];
  /** As arrays of one axis are called, one for each class. */
  classes: readonly string[] | null = null;
  readonly arrays = new Map<ArrayName, AnyArray>();
  private readonly loaded = new Map<string, Promise<AnyArray>>();
  private readonly taken = new Set<string>();

  constructor(private readonly found: readonly FoundArray[]) {}

  load(name: string): Promise<AnyArray> {
    const known = this.loaded.get(name) ?? this.found.find((one) => one.name === name)!.load();
    this.loaded.set(name, known);
    return known;
  }

  isFree = (name: string) => !this.taken.has(name);

  free(): readonly string[] {
    return this.found.map(({ name }) => name).filter(this.isFree);
  }

  take(role: ArrayName, name: string, array: AnyArray): void {
    this.mapping[role] = name;
    this.arrays.set(role, array);
    this.taken.add(name);
    this.loaded.delete(name);
  }

  reserve(names: readonly string[]): void {
    for (const name of names) this.taken.add(name);
  }

  /** Arrays of one axis, one for each class, side by side. */
  async takeMany(role: ArrayName, names: readonly string[]): Promise<void> {
    const parts = await Promise.all(names.map((name) => this.load(name)));
    const count = parts[0]!.shape[0] ?? 0;
    const columns = parts.map((part, c) => {
      if (!isText(part) && isFlat(part) && part.shape[0] === count) return part.values;
      const allowed = `${shapeText([count])}, as of ${names[0]}`;
      throw new AuditInputError(names[c]!, isText(part) ? 'texts' : shapeText(part.shape), allowed);
    });
    const values = new Float64Array(count * columns.length);
    columns.forEach((column, c) => {
      for (let i = 0; i < count; i++) values[i * columns.length + c] = column[i]!;
    });
    this.mapping[role] = names;
    this.arrays.set(role, { shape: [count, parts.length], values, half: false });
    this.reserve(names);
  }
}

/** Names of a kind on a side, by how surely they say it. */
export function ranked(
  names: readonly string[],
  side: Side,
  kinds: readonly Kind[],
): readonly (readonly string[])[] {
  const ranks: string[][] = [[], []];
  for (const name of names) {
    const role = roleOfName(name);
    if (role && !isOwn(name) && role.side === side && kinds.includes(role.kind)) {
      ranks[role.rank < 2 ? 0 : 1]!.push(name);
    }
  }
  return ranks;
}
