/** Every audited record with its id and each attack's score, as a table. */
import { joined } from '../data/joined.ts';
import type { AuditedAttack } from './auditFigures.ts';

/** Rows that are made to text at once. */
const ROWS = 2 ** 14;

const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * CSV in UTF-8: `id,member,label`, and a column of scores for each attack, higher for likelier members; empty where an attack
 * was not judged on the record. @param ids [N] as the file names them; null: the rows' numbers, from 0
 * @param evaluated of every attack; the first is judged on all N records
 */
export function recordsCsv(evaluated: readonly AuditedAttack[], ids: readonly string[] | null): Uint8Array {
  const [{ members, labels }] = evaluated as readonly [AuditedAttack, ...AuditedAttack[]];
  const count = members.length;
  const scores = evaluated.map(({ ids: rows, scores: given }) => {
    const all = new Float64Array(count).fill(Number.NaN);
    rows.forEach((row, i) => {
      all[row] = given[i]!;
    });
    return all;
  });
  const encoder = new TextEncoder();
  const pieces = [
    encoder.encode(`${['id', 'member', 'label', ...evaluated.map(({ name }) => name)].join()}\n`),
  ];
  for (let from = 0; from < count; from += ROWS) {
    let text = '';
    for (let row = from; row < Math.min(count, from + ROWS); row++) {
      const of = scores.map((all) => (Number.isNaN(all[row]) ? '' : String(all[row])));
      text += `${cell(ids?.[row] ?? String(row))},${members[row]},${labels[row]},${of.join()}\n`;
    }
    pieces.push(encoder.encode(text));
  }
  return joined(pieces);
}
