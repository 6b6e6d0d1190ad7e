/** What a card says of an example that is no picture. */
import type { Dataset } from '../../lab/data/dataset.ts';

type Examples = Pick<Dataset, 'values' | 'height' | 'width' | 'channels' | 'columns' | 'texts'>;

/** The columns of a table's row that hold something, by name, the first of them. */
export function rowFacts(
  { values, width, columns = [] }: Examples,
  index: number,
  most: number,
): { readonly shown: readonly { readonly name: string; readonly value: number }[]; readonly more: number } {
  const row = Array.from(values.subarray(index * width, (index + 1) * width), (value, column) => ({
    name: columns[column] ?? String(column + 1),
    value,
  }));
  const nonZero = row.filter(({ value }) => value !== 0);
  return { shown: nonZero.slice(0, most), more: Math.max(0, nonZero.length - most) };
}

/** A text that fits into a few lines. */
export function shortText({ texts = [] }: Pick<Examples, 'texts'>, index: number, most: number): string {
  const text = texts[index] ?? '';
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
