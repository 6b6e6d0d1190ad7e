import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dispatched } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'clmia-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const scores = '{"scores": [1, 0], "members": [1, 0]}';

describe('dispatch', () => {
  it('answers with one JSON object and nothing else', async () => {
    const { code, out, err } = await dispatched('metrics', file('ok.json', scores), '--json');
    expect([code, err]).toEqual([0, '']);
    expect(out.endsWith('}\n')).toBe(true);
    expect(JSON.parse(out)).toMatchObject({ auc: 1, advantage: 1 });
  });

  it('answers in words without --json', async () => {
    expect((await dispatched('metrics', file('ok.json', scores))).out).toContain('AUC 1.0000');
    expect((await dispatched('help')).out).toContain('attack NAME FILE');
  });

  it('answers what one command takes, and asks about a name', async () => {
    for (const line of [
      ['help', 'metrics'],
      ['metrics', '--help'],
    ]) {
      const { code, out } = await dispatched(...line);
      expect([code, out.startsWith('Usage: clmia metrics FILE [--json]\n')]).toEqual([0, true]);
      expect(out).not.toContain('contrastive.temperature');
    }
    const { out } = await dispatched('run', '-h');
    for (const part of ['--report FILE.html\n      a file to write', 'contrastive.temperature='])
      expect(out).toContain(part);
    expect(Object.keys(JSON.parse((await dispatched('help', 'audit', '--json')).out).commands)).toEqual([
      'audit',
    ]);
    expect(await dispatched('help', 'metric')).toMatchObject({
      code: 2,
      err: expect.stringContaining('COMMAND: metric is refused; allowed: run, '),
    });
  });

  it('gives scores, one per line without --json', async () => {
    const path = file('a.json', '{"target": {"posteriors": [[0.5, 0.5], [1, 0]], "labels": [0, 0]}}');
    expect((await dispatched('attack', 'confidence', path)).out).toBe('0.5\n1\n');
    expect((await dispatched('attack', 'confidence', path, '--json')).out).toBe('{"scores":[0.5,1]}\n');
  });

  it.each([
    ['a bare NaN', '{"scores": [1, NaN], "members": [1, 0]}', 'scores[1]: NaN is refused'],
    ['a bare -Infinity', '{"scores": [-Infinity, 1], "members": [1, 0]}', 'scores[0]: -Infinity is refused'],
    ['not JSON', '{"scores": [1,\n', 'FILE: '],
  ])('refuses %s in one line, with exit code 2', async (_what, text, message) => {
    const { code, out, err } = await dispatched('metrics', file('bad.json', text), '--json');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('refuses a file that is not there', async () => {
    const { code, err } = await dispatched('metrics', join(folder, 'none.json'));
    expect(code).toBe(2);
    expect(err).toContain('(there is no such file or folder) is refused; allowed: a readable JSON file');
  });

  it('names the attacks before it reads the file', async () => {
    const { code, err } = await dispatched('attack', 'guess', join(folder, 'none.json'));
    expect([code, err.startsWith('NAME: guess is refused')]).toEqual([2, true]);
  });
});
