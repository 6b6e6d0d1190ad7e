/** What an array of a file may be, by its shape and its values. */
import type { RawArray } from '../arrays.ts';
import { membershipOf } from './classNames.ts';
import type { ArrayName } from './roles.ts';

/** An array of words, as JSON has it. */
export interface TextArray {
  readonly shape: readonly number[];
  readonly texts: readonly string[];
}

export type AnyArray = RawArray | TextArray;

/** An array of a file, read when it is asked for. */
export interface FoundArray {
  readonly name: string;
  load(): Promise<AnyArray>;
}

export const isText = (array: AnyArray): array is TextArray => 'texts' in array;
const axes = ({ shape }: AnyArray) => shape.length;
export const isFlat = ({ shape }: AnyArray) => shape.length === 1 || (shape.length === 2 && shape[1] === 1);

export const SAMPLED = 50;

/** Rows of the last axis. */
export function firstRows({ shape, values }: RawArray): ArrayLike<number>[] {
  const width = shape.length === 1 ? 1 : shape.at(-1)!;
  const count = Math.min(SAMPLED, width === 0 ? 0 : values.length / width);
  return Array.from({ length: count }, (_, i) => values.subarray(i * width, (i + 1) * width));
}

export const firstTexts = (array: AnyArray): string[] =>
  isText(array) ? array.texts.slice(0, SAMPLED) : Array.from(array.values.subarray(0, SAMPLED), String);

/** How many of the values must be what the name suggests. */
type Share = 'all' | 'most';

function agree<T>(values: ArrayLike<T>, share: Share, test: (value: T) => boolean): boolean {
  let wrong = 0;
  for (let i = 0; i < values.length; i++) if (!test(values[i]!)) wrong += 1;
  return wrong === 0 || (share === 'most' && 2 * wrong <= values.length);
}

const isBit = (value: number) => value === 0 || value === 1;

/** Whether an array that is not called by the audit's own name can be what its name suggests. */
export function fits(role: ArrayName, array: AnyArray, share: Share = 'all'): boolean {
  switch (role) {
    case 'labels':
    case 'population_labels':
      // Of one-hot rows, the checks say what to do.
      if (!isFlat(array)) return axes(array) === 2 && !isText(array) && array.values.every(isBit);
      return isText(array) || agree(array.values, share, Number.isInteger);
    case 'members':
      return (
        isFlat(array) && agree(firstTexts(array), share, (value) => [0, 1].includes(membershipOf(value) ?? 2))
      );
    case 'shadow_members':
      return axes(array) === 2 && !isText(array) && agree(array.values, share, isBit);
    case 'posteriors':
    case 'logits':
      return axes(array) === 2 || axes(array) === 1;
    case 'population_posteriors':
    case 'population_logits':
      return axes(array) === 2;
    default:
      return axes(array) === 3;
  }
}
