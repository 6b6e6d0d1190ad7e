import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatched } from '../testing.ts';

const KEPT = 'docs/benchmarks/epyc.json';
const kept = JSON.parse(readFileSync(KEPT, 'utf8')) as { rows: { name: string }[] };

describe('bench of results that were measured before', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'bench-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const saved = (name: string, content: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };

  it('prints them and writes their record', async () => {
    const record = join(folder, 'record.md');
    const { code, out } = await dispatched('bench', '--results', KEPT, '--record', record, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ rows: kept.rows.map(({ name }) => ({ name })) });
    expect(readFileSync(record, 'utf8')).toContain('| cnn28-train |');
  });

  it('takes several', async () => {
    const { out } = await dispatched('bench', '--results', KEPT, '--results', KEPT, '--json');
    expect(JSON.parse(out)).toMatchObject({ results: [{}, {}] });
  });

  it.each([
    ['an unknown row', { ...kept, rows: [{ ...kept.rows[0], name: 'dance' }] }, 'rows[0].name: dance'],
    ['no day', { ...kept, day: 'yesterday' }, 'day: yesterday is refused; allowed: a day as 2026-11-26'],
    ['a list', [kept], 'an object as bench --json prints it'],
  ])('refuses %s', async (_, content, says) => {
    const { code, err } = await dispatched('bench', '--results', saved('bad.json', content));
    expect(code).toBe(2);
    expect(err).toContain(says);
  });

  it('refuses what would be measured beside them', async () => {
    const { code, err } = await dispatched('bench', '--results', KEPT, '--rows', 'head');
    expect(code).toBe(2);
    expect(err).toContain('--rows: with --results nothing is measured');
  });
});
