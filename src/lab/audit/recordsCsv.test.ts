import { describe, expect, it } from 'vitest';
import type { AuditedAttack } from './auditFigures.ts';
import { recordsCsv } from './recordsCsv.ts';

const attack = (name: AuditedAttack['name'], rows: readonly number[], scores: readonly number[]) =>
  ({
    name,
    ids: Int32Array.from(rows),
    scores: Float64Array.from(scores),
    members: Uint8Array.from(rows, (row) => row % 2),
    labels: Int32Array.from(rows, (row) => row + 1),
  }) as unknown as AuditedAttack;
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('the table of records', () => {
  const evaluated = [attack('loss', [0, 1, 2], [-0.25, -1e-9, -3]), attack('lira-offline', [2, 0], [7, 0.1])];

  it('has every record, with the scores of the attacks that judged it', () => {
    expect(text(recordsCsv(evaluated, null))).toBe(
      'id,member,label,loss,lira-offline\n0,0,1,-0.25,0.1\n1,1,2,-1e-9,\n2,0,3,-3,7\n',
    );
  });

  it('names records as the file does', () => {
    const lines = text(recordsCsv(evaluated, ['a', 'b, "c"', 'd'])).split('\n');
    expect(lines.map((line) => line.slice(0, 12))).toEqual([
      'id,member,la',
      'a,0,1,-0.25,',
      '"b, ""c""",1',
      'd,0,3,-3,7',
      '',
    ]);
  });

  it('of more rows than are written at once', () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => i);
    const lines = text(recordsCsv([attack('loss', rows, rows)], null))
      .trim()
      .split('\n');
    expect(lines).toHaveLength(40_001);
    expect(lines.at(-1)).toBe('39999,1,40000,39999');
  });
});
