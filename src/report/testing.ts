/** Made-up figures for the report's tests, and what is in a report. */
import { expect } from 'vitest';
import type { ReportedAttack } from './htmlReportData.ts';

export function attackOf(
  name: ReportedAttack['name'],
  auc: number,
  falsePositives: readonly number[],
  nonMembers = 1000,
): ReportedAttack {
  return {
    name,
    labelled: { members: 0, nonMembers: 0 },
    auc: { value: auc, low: auc - 0.02, high: auc + 0.03 },
    balancedAccuracy: null,
    advantage: 0,
    oracle: null,
    tprAtFpr: [0.1, 0.01, 0.001].map((fpr, i) => ({
      fpr,
      reachedFpr: falsePositives[i]! / nonMembers,
      tpr: 2 * fpr,
      tprInterval: { low: fpr, high: 3 * fpr },
      falsePositives: falsePositives[i]!,
      nonMembers,
      resolved: fpr * nonMembers >= 1,
    })),
    clmiaMinus: null,
    uncovered: 0,
  };
}

const VOID = ['meta', 'br'];

/** Every element is closed where it has to be, and every attribute is quoted. @returns all elements' names and attributes */
export function elementsOf(page: string): { names: string[]; attributes: string[] } {
  const names: string[] = [];
  const attributes: string[] = [];
  const open: string[] = [];
  const tags = /<(?:!doctype html|(\/?)([a-z0-9]+)((?: [a-z0-9-]+="[^"<>]*")*)(\/?))>|</gi;
  const body = page.replace(/<style>[^<]*<\/style>/, '').replace(/(<script [^>]*>)[^<]*(<\/script>)/, '$1$2');
  for (const { 0: tag, 1: closing, 2: name, 3: held = '', 4: selfClosed, index } of body.matchAll(tags)) {
    if (tag.startsWith('<!')) continue;
    expect(name, `a loose < or a bad tag: ${body.slice(index, index + 60)}`).toBeDefined();
    if (closing) expect(open.pop()).toBe(name);
    else {
      names.push(name!);
      attributes.push(
        ...Array.from(held.matchAll(/ ([a-z0-9-]+)="/gi), ([, attribute]) => `${name} ${attribute}`),
      );
      if (!selfClosed && !VOID.includes(name!)) open.push(name!);
    }
  }
  expect(open).toEqual([]);
  return { names, attributes };
}

/** The figures as a program reads them. */
export const jsonOf = (page: string) =>
  JSON.parse(/<script type="application\/json" id="report">(.*)<\/script>/.exec(page)![1]!) as unknown;
