const IDEOGRAPH = /[\p{Script=Han}]/u;
const WIDE = /[，。；：、？！（）“”]/;

/** Two parts of a text as they are written beside each other: ideographs need no space between them, but one beside letters. */
export function beside(before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  const left = before.trimEnd();
  const right = after.trimStart();
  const [last, first] = [left.at(-1) ?? '', right[0] ?? ''];
  if (WIDE.test(last) || WIDE.test(first)) return left + right;
  const [isLast, isFirst] = [IDEOGRAPH.test(last), IDEOGRAPH.test(first)];
  if (isLast && isFirst) return left + right;
  if (isLast !== isFirst && /[\p{L}\p{N}]/u.test(isLast ? first : last)) return `${left} ${right}`;
  return before + after;
}
