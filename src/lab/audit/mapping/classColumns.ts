/** The columns that hold the outputs, one for each class: found by their names, and where these do not tell, by their values. */
import { decimalOf } from '../../data/delimited/decimal.ts';
import { areOrdinals, isWord } from './classNames.ts';
import { type OutputsKind, outputsKind } from './outputsKind.ts';
import { type Kind, kindOf, normalName } from './roles.ts';

/** A column, or an array of one axis. */
export interface Column {
  readonly name: string;
  /** Its first values, as they are written. */
  readonly sample: readonly string[];
}

export interface ClassColumns {
  readonly kind: OutputsKind;
  /** In the order of the classes. */
  readonly names: readonly string[];
  /** What the columns call the classes; null where one column is a binary model's. */
  readonly classes: readonly string[] | null;
}

/** Groups that may be meant, the best first; several that are as good are left to the person. */
export interface FoundOutputs {
  readonly best: readonly ClassColumns[];
  /** A group that would do but for what is said here. */
  readonly fault: string | null;
  /** Columns that may be meant where none are called so: their rows are distributions. */
  readonly candidates: readonly string[];
}

/** A column's name as the beginning that says what it holds and the class at its end. */
interface PerClass {
  readonly column: Column;
  readonly prefix: string;
  readonly kind: 'posteriors' | 'logits' | 'outputs';
  readonly suffix: string;
}

const OUTPUT_KINDS: readonly (Kind | undefined)[] = ['posteriors', 'logits', 'outputs'];
/** Beside the names of whole arrays. */
const BEFORE_CLASS: Readonly<Record<string, PerClass['kind']>> = {
  class: 'outputs',
  c: 'outputs',
  conf: 'outputs',
  out: 'outputs',
  z: 'logits',
};
/** `p_class_0`, `prob of class 0`. */
const CLASS_WORD = /_(?:of_|for_)?(?:class|label)$/;

/** The end of a name as it is written, whose normal form is known. */
function rawSuffix(name: string, normal: string): string {
  for (let from = name.length - 1; from >= 0; from--) {
    const end = name.slice(from);
    if (
      normalName(end) === normal &&
      (from === 0 || !/[\p{L}\p{N}]/u.test(name[from - 1]!) || /\d/.test(end))
    )
      return end
        .replace(/^[^\p{L}\p{N}]+/u, '')
        .replace(/[)\]}'"]+$/, '')
        .trim();
  }
  return normal;
}

function perClass(column: Column): PerClass | undefined {
  const normal = normalName(column.name);
  const numbered = /^([a-z][a-z_]*?)_?(\d+)$/.exec(normal);
  const parts = numbered ? [numbered] : [];
  const words = normal.split('_');
  for (let cut = words.length - 1; cut > 0; cut--) {
    const [prefix, suffix] = [words.slice(0, cut).join('_'), words.slice(cut).join('_')];
    parts.push([normal, prefix, suffix] as unknown as RegExpExecArray);
  }
  for (const [, prefix = '', suffix = ''] of parts) {
    const stem = prefix.replace(CLASS_WORD, '');
    const kind = BEFORE_CLASS[stem] ?? kindOf(stem);
    if (OUTPUT_KINDS.includes(kind))
      return { column, prefix: stem, kind: kind as PerClass['kind'], suffix: rawSuffix(column.name, suffix) };
  }
  return undefined;
}

/** The rows that the columns' first values make. */
function rowsOf(columns: readonly Column[]): number[][] {
  const count = columns[0]?.sample.length ?? 0;
  return Array.from({ length: count }, (_, i) =>
    columns.map(({ sample }) => decimalOf(sample[i]!, true) ?? Number.NaN),
  );
}

const isNumeric = ({ sample }: Column) =>
  sample.length > 0 && sample.every((cell) => decimalOf(cell, true) !== undefined);

/** Columns of numbered classes in their order; a text of what is wrong with the numbers. */
function inOrder(group: readonly PerClass[]): readonly PerClass[] | string {
  const sorted = [...group].sort((a, b) => Number(a.suffix) - Number(b.suffix));
  const prefix = sorted[0]!.column.name.replace(/\d+$/, '');
  const first = Number(sorted[0]!.suffix);
  for (let i = 0; i < sorted.length; i++) {
    const expected = Math.min(first, 1) + i;
    const number = Number(sorted[i]!.suffix);
    if (number < expected) return `${sorted[i]!.column.name} twice`;
    if (number > expected) return `no column ${prefix}${expected}`;
  }
  return sorted;
}

const isNumber = (suffix: string) => /^\d+$/.test(suffix);

function groupOf(group: readonly PerClass[]): ClassColumns | string | undefined {
  const numbered = group.every(({ suffix }) => isNumber(suffix));
  const sorted = numbered ? inOrder(group) : group;
  if (typeof sorted === 'string') return sorted;
  const columns = sorted.map(({ column }) => column);
  const names = columns.map(({ name }) => name);
  const classes = sorted.map(({ suffix }) => (numbered ? String(Number(suffix)) : suffix));
  const { kind, prefix } = sorted[0]!;
  if (columns.length === 1) {
    if (!numbered) return undefined;
    // The probability of class 1 is all that a binary model says; that of class 0 alone is rather half of two columns.
    const one = classes[0] === '1' && outputsKind(rowsOf(columns)) !== undefined;
    if (!one) return `no column ${names[0]!.replace(/\d+$/, '')}${classes[0] === '0' ? 1 : 0}`;
    return { kind: kind === 'outputs' ? outputsKind(rowsOf(columns))! : kind, names, classes: null };
  }
  const byValue = outputsKind(rowsOf(columns));
  // Numbers say that classes are meant. Of words after a letter or two, as in p_value and p_adj, only the values do.
  if (kind !== 'outputs' && (numbered || prefix.length > 1 || byValue === kind))
    return { kind, names, classes };
  return byValue && kind === 'outputs' ? { kind: byValue, names, classes } : undefined;
}

/** From the audit's own names on, in the order in which groups are taken. */
function rankOf({ prefix, kind, suffix }: PerClass): number {
  const own = isNumber(suffix) && (prefix === 'p' || prefix === 'posterior');
  if (own) return 0;
  if (prefix === 'logit' && isNumber(suffix)) return 1;
  return { posteriors: 2, logits: 3, outputs: 4 }[kind];
}

function byPrefix(columns: readonly Column[]): { rank: number; group: PerClass[] }[] {
  const groups = new Map<string, PerClass[]>();
  for (const column of columns) {
    const found = perClass(column);
    if (!found) continue;
    // p0 and posterior_0 are the audit's own names alike.
    const rank = rankOf(found);
    const key = `${rank} ${rank === 0 ? '' : found.prefix}`;
    const group = groups.get(key);
    if (group) group.push(found);
    else groups.set(key, [found]);
  }
  return [...groups.values()].map((group) => ({ rank: rankOf(group[0]!), group }));
}

/** Columns called 0, 1, 2, …. */
function byNumber(columns: readonly Column[]): ClassColumns | undefined {
  const named = columns.filter(({ name }) => isNumber(name.trim()));
  const sorted = [...named].sort((a, b) => Number(a.name) - Number(b.name));
  const names = sorted.map(({ name }) => name);
  const first = Number(names[0] ?? 2);
  if (names.length < 2 || first > 1 || !names.every((name, i) => Number(name) === first + i))
    return undefined;
  const kind = outputsKind(rowsOf(sorted));
  return kind && { kind, names, classes: names };
}

/** Columns called as the classes that the labels name. */
function byLabels(columns: readonly Column[], labels: readonly string[]): ClassColumns | undefined {
  const words = new Set(labels.filter(isWord).map(normalName));
  if (words.size === 0) return undefined;
  const numeric = columns.filter(isNumeric);
  const called = numeric.filter(({ name }) => words.has(normalName(name)));
  if (called.length < words.size) return undefined;
  // A class that the first labels do not name may have a column, too: then all of them make a distribution.
  for (const one of [called, numeric]) {
    if (one.length > 1 && outputsKind(rowsOf(one)) === 'posteriors') {
      const names = one.map(({ name }) => name);
      return { kind: 'posteriors', names, classes: names };
    }
  }
  const names = called.map(({ name }) => name);
  const isAll = called.length === numeric.length && called.length > 1;
  return isAll && outputsKind(rowsOf(called)) === 'logits'
    ? { kind: 'logits', names, classes: names }
    : undefined;
}

/** Of one column, the confidence in whichever class is the likeliest. */
const NOT_OF_ONE = new Set(['confidence', 'confidences']);

/** One column of a binary model. */
function bySingle(columns: readonly Column[]): ClassColumns[] {
  return columns.flatMap((column): ClassColumns[] => {
    const name = normalName(column.name);
    const kind = kindOf(name);
    if (!OUTPUT_KINDS.includes(kind) || NOT_OF_ONE.has(name)) return [];
    const byValue = outputsKind(rowsOf([column]));
    if (!byValue) return [];
    return [
      {
        kind: kind === 'logits' ? 'logits' : kind === 'posteriors' ? 'posteriors' : byValue,
        names: [column.name],
        classes: null,
      },
    ];
  });
}

/** The columns of numbers, where all of them make a distribution of each row. */
function distributions(columns: readonly Column[]): readonly string[] {
  const numeric = columns.filter(isNumeric);
  const are = numeric.length > 1 && outputsKind(rowsOf(numeric)) === 'posteriors';
  return are ? numeric.map(({ name }) => name) : [];
}

/**
 * The outputs among columns that are not taken for anything else.
 * @param labels the first labels, which may name the classes; empty where they are not known
 */
export function findClassColumns(columns: readonly Column[], labels: readonly string[]): FoundOutputs {
  let fault: string | null = null;
  const groups = byPrefix(columns).sort((a, b) => a.rank - b.rank);
  const found = groups.flatMap(({ rank, group }) => {
    const made = groupOf(group);
    if (typeof made === 'string') fault ??= made;
    return typeof made === 'object' ? [{ rank, made }] : [];
  });
  const own = groups[0];
  // Of the audit's own names, what is wrong is said rather than that others would do.
  if (fault && own && own.rank <= 1 && typeof groupOf(own.group) === 'string')
    return { best: [], fault, candidates: [] };
  if (found.length > 0) {
    const least = found[0]!.rank;
    return {
      best: found.filter(({ rank }) => rank === least).map(({ made }) => made),
      fault: null,
      candidates: [],
    };
  }
  const other = byNumber(columns) ?? byLabels(columns, labels);
  if (other) return { best: [other], fault: null, candidates: [] };
  const single = bySingle(columns);
  return { best: single, fault, candidates: single.length === 0 ? distributions(columns) : [] };
}

/**
 * What a list of chosen columns calls the classes: the names themselves, or what follows the beginning that they share, where
 * the labels are called so; null where they are called neither.
 */
export function classesOfNames(
  names: readonly string[],
  labels: readonly string[],
): readonly string[] | null {
  const suffixes = names.map((name) => perClass({ name, sample: [] })?.suffix);
  const whole = suffixes.every((suffix) => suffix !== undefined) ? (suffixes as string[]) : null;
  const words = labels.filter(isWord).map(normalName);
  const fits = (classes: readonly string[]) => {
    const normal = new Set(classes.map(normalName));
    return words.length > 0 && words.every((word) => normal.has(word));
  };
  if (fits(names)) return names;
  if (whole && (fits(whole) || (words.length === 0 && whole.every(isNumber) && !areOrdinals(whole))))
    return whole;
  return null;
}

/** Whether a name alone may be that of a class's outputs, or of a binary model's. */
export const mayBeOutput = (name: string): boolean =>
  perClass({ name, sample: [] }) !== undefined ||
  isNumber(name.trim()) ||
  OUTPUT_KINDS.includes(kindOf(normalName(name)));
