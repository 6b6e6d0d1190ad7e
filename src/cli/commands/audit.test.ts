import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { BadInput } from '../badInput.ts';
import { dispatch } from '../dispatch.ts';
import { auditCommand } from './audit.ts';
import { auditText } from './auditText.ts';

const folder = mkdtempSync(join(tmpdir(), 'clmia-'));
afterAll(() => rmSync(folder, { recursive: true }));

const npz = fileURLToPath(new URL('../../lab/audit/fixtures/audit.npz', import.meta.url));
const lines: string[] = [];
const run = (path: string) => auditCommand(path, {}, (line) => lines.push(line));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('audit', async () => {
  const answer = await run(npz);

  it('answers with the report of every attack, telling its progress', () => {
    expect(answer.attacks).toHaveLength(9);
    expect(answer.attacks[1]).toMatchObject({
      name: 'loss',
      labelled: { members: 0, nonMembers: 0 },
      auc: { value: expect.any(Number), low: expect.any(Number), high: expect.any(Number) },
      balancedAccuracy: { value: expect.any(Number), low: expect.any(Number), high: expect.any(Number) },
      tprAtFpr: [0.1, 0.01, 0.001].map((fpr) => ({
        fpr,
        tpr: expect.any(Number),
        falsePositives: expect.any(Number),
      })),
    });
    expect(lines[0]).toContain('posteriors [1000, 4]');
    expect(lines).toContain('rmia-offline (9 of 9)');
  });

  it('answers the same of a folder of .npy files', async () => {
    const into = join(folder, 'set');
    mkdirSync(into);
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(npz))))
      writeFileSync(join(into, name), bytes);
    expect(await run(into)).toEqual(answer);
  });

  it('answers of JSON and of a table', async () => {
    const rows = [
      [0.9, 0.1, 0, 1],
      [0.6, 0.4, 0, 0],
      [0.2, 0.8, 1, 1],
      [0.7, 0.3, 1, 0],
    ] as const;
    const json = {
      posteriors: rows.map(([p, q]) => [p, q]),
      labels: rows.map(([, , label]) => label),
      members: rows.map(([, , , member]) => member),
    };
    const fromJson = await run(file('a.json', JSON.stringify(json)));
    const fromTable = await run(
      file('a.csv', ['p0,p1,label,member', ...rows.map((row) => row.join())].join('\n')),
    );
    const columns = { posteriors: ['p0', 'p1'], labels: 'label', members: 'member' };
    expect(fromTable).toEqual({ ...fromJson, columns });
    expect(fromJson.columns).toEqual({ posteriors: 'posteriors', labels: 'labels', members: 'members' });
    expect(fromJson.attacks.find(({ name }) => name === 'loss')!.auc.value).toBe(1);
    expect(auditText(fromJson)).toContain('missing: shadow_posteriors would add lira-online');
  });

  const TABLE =
    'name,prob_cat,prob_dog,y,split\na7,.9,.1,cat,train\n"b, 9",.6,.4,cat,test\nc,.2,.8,dog,train\nd,.7,.3,dog,val\n';

  it('says what was taken for what', async () => {
    const text = auditText(await run(file('named.csv', TABLE)));
    expect(text).toContain('posteriors: prob_cat, prob_dog\nlabels: y\nmembers: split\nclasses: cat, dog');
  });

  it('takes the columns that were chosen, and writes every record with its id', async () => {
    const path = file('chosen.csv', TABLE.replace('prob_cat,prob_dog,y,split', 'a,b,c,d'));
    const into = join(folder, 'records.csv');
    const told: string[] = [];
    const streams = {
      out: async (text: string) => void told.push(text),
      err: async (text: string) => void told.push(text),
    };
    const words = [
      'audit',
      path,
      '--columns',
      'posteriors=a|b, labels=c, member=d, classes=cat|dog',
      '--json',
    ];
    expect(await dispatch([...words, '--records', into], streams)).toBe(0);
    expect(JSON.parse(told[0]!).columns).toEqual({
      posteriors: ['a', 'b'],
      labels: 'c',
      members: 'd',
      classes: ['cat', 'dog'],
      ids: 'name',
    });
    const [header, ...records] = readFileSync(into, 'utf8').trim().split('\n');
    expect(header).toBe('id,member,label,correctness,loss,confidence,entropy,modified-entropy');
    expect(records.map((record) => record.split(/,(?=[01],[01],)/)[0])).toEqual(['a7', '"b, 9"', 'c', 'd']);
    expect(records[3]).toContain('d,0,1,0,');
  });

  it.each([
    ['lable=c', '--columns: lable is refused; allowed: posteriors, logits, labels'],
    ['labels=q', '--columns labels: q is refused; allowed: a column of the file: name, a, b, c, d'],
    ['', '--columns: no value is refused'],
  ])('refuses to take columns by %j', async (columns, message) => {
    const path = file('refused.csv', TABLE.replace('prob_cat,prob_dog,y,split', 'a,b,c,d'));
    const told: string[] = [];
    const streams = { out: async () => {}, err: async (text: string) => void told.push(text) };
    expect(await dispatch(['audit', path, '--columns', columns], streams)).toBe(2);
    expect(told.join('')).toContain(message);
    expect(told.join('').trim()).not.toContain('\n');
  });

  it('reads as a table of figures with the oracle apart, and what is missing', () => {
    const text = auditText(answer);
    for (const { name } of answer.attacks) expect(text).toContain(`  ${name} `);
    expect(text).toContain('best cut: the best threshold for this very membership');
    expect(text).toContain('missing: views would add clmia, random-encoder, supervised');
  });

  it('begins with the signs of a slip, then says in words what may be said', () => {
    const notes = [{ id: 'membership-inverted', text: 'members seems to be inverted.' }];
    const [first, second, third] = auditText({ ...answer, notes }).split('\n');
    expect(first).toBe('check first: members seems to be inverted.');
    expect(second).toBe('');
    expect(third).toMatch(/^Members can be told from non-members: the highest of 9 AUCs is /);
    expect(auditText(answer).split('\n')[0]).toBe(third);
  });

  it('says of an attack which rows it leaves out', () => {
    const attacks = answer.attacks.map((attack) => ({
      ...attack,
      uncovered: attack.name === 'lira-online' ? 1200 : 0,
    }));
    const marked = auditText({ ...answer, attacks })
      .split('\n')
      .filter((line) => line.includes('left out'));
    expect(marked).toEqual([expect.stringMatching(/^ {2}lira-online .*; 1,200 rows left out$/)]);
  });

  it.each<[string, () => string, string]>([
    [
      'a file that is not there',
      () => join(folder, 'none.npz'),
      '(there is no such file or folder) is refused; allowed: a readable .npz',
    ],
    [
      'an empty folder',
      () => mkdtempSync(join(folder, 'empty-')),
      '(a folder without .npy files) is refused',
    ],
    [
      'a cut archive',
      () => file('cut.npz', readFileSync(npz).subarray(0, 5000)),
      'is no complete zip archive',
    ],
    [
      'a row that does not sum to 1',
      () => file('sum.csv', 'p0,p1,label,member\n1,0,0,1\n0.7,0.7,0,0'),
      'sum.csv, line 3: posteriors[1]: sum 1.4 is refused; allowed: a sum of 1 within 0.001',
    ],
    [
      'a label out of range',
      () => file('range.csv', '# by hand\np0,p1,label,member\n1,0,0,1\n\n"0",1,2,0'),
      'range.csv, line 5: labels[1]: 2 is refused; allowed: a whole number from 0 to 1',
    ],
    [
      'a membership of another kind',
      () => file('minus.csv', 'p0,p1,label,member\n1,0,0,1\n0,1,1,-1'),
      'minus.csv, line 3: members[1]: -1 is refused; allowed: 1 for a member, 0 for a non-member',
    ],
    [
      'another kind of file',
      () => {
        copyFileSync(npz, join(folder, 'a.zip'));
        return join(folder, 'a.zip');
      },
      '.zip, a zip archive of numpy arrays (.npz), is refused; allowed: .npz, .npy, .json, .csv',
    ],
  ])('refuses %s in one line', async (_, path, message) => {
    const refusal = await run(path()).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(BadInput);
    expect((refusal as BadInput).message).toContain(message);
    expect((refusal as BadInput).message).not.toContain('\n');
  });
});
