import { describe, expect, it } from 'vitest';
import type { Attack, Need } from './attack.ts';
import {
  ATTACK_CATALOGUE,
  ATTACK_NAMES,
  attackOf,
  attacksOf,
  attacksReading,
  DEFAULT_ATTACKS,
  isControl,
  isLabelled,
  isNeeded,
  worksOn,
} from './catalogue.ts';

const list = (values: readonly string[]) => values.map((value) => `\`${value}\``).join(', ') || '–';

const row = ({ id, title, asks, needs, kinds, byDefault, auditArrays, source }: Attack) =>
  `| ${[
    `\`${id}\``,
    title,
    asks,
    list(needs),
    kinds === null ? 'any' : kinds.join(', '),
    byDefault ? 'yes' : 'no',
    auditArrays === null ? 'no' : auditArrays.length === 0 ? 'always' : `with ${list(auditArrays)}`,
    source,
  ].join(' | ')} |`;

const page = `# Attacks and controls

Made from the declarations in \`src/lab/attacks/\`; \`npx vitest run src/lab/attacks/catalogue.test.ts -u\` writes it anew.

| name | called | what it asks | needs | data | by default | in an audit | source |
|---|---|---|---|---|---|---|---|
${ATTACK_CATALOGUE.map(row).join('\n')}
`;

describe('the catalogue of attacks', () => {
  it('names every attack once, in the order of contracts, links and reports', () => {
    expect(ATTACK_NAMES.slice(0, 18)).toEqual([
      'clmia',
      'random-encoder',
      'supervised',
      'fine-tuned',
      'blind',
      'correctness',
      'loss',
      'confidence',
      'entropy',
      'modified-entropy',
      'shokri',
      'salem',
      'label-only',
      'blindmi',
      'lira-online',
      'lira-offline',
      'rmia-online',
      'rmia-offline',
    ]);
    expect(new Set(ATTACK_NAMES).size).toBe(ATTACK_NAMES.length);
    for (const name of ATTACK_NAMES) expect(attackOf(name).id).toBe(name);
  });

  it('is what the documentation lists', async () => {
    await expect(page).toMatchFileSnapshot('../../../docs/attacks.md');
  });

  it('says what each asks in one line of the ranking’s column', () => {
    for (const { asks } of ATTACK_CATALOGUE) expect(asks.length, asks).toBeLessThanOrEqual(62);
  });

  it('chooses by default what asks the models nothing more than CLMIA does', () => {
    const free = ['labels', 'views', 'shadow'];
    for (const name of DEFAULT_ATTACKS) {
      const more = attackOf(name).needs.filter((need) => !free.includes(need));
      expect([name, more]).toEqual([name, []]);
    }
    expect(DEFAULT_ATTACKS).toEqual(ATTACK_NAMES.slice(0, 12));
  });

  it('finds the code that each names', async () => {
    for (const attack of ATTACK_CATALOGUE) {
      if (attack.family === 'head') continue;
      const [name] = Object.keys(await attack.load()).filter((key) =>
        ['scores', 'learn', 'run'].includes(key),
      );
      expect([attack.id, name]).toEqual([attack.id, expect.any(String)]);
    }
  });

  it('tells what chosen attacks need', () => {
    const served = (need: Need) => isNeeded(need, { attacks: ['loss', 'rmia-online'] });
    expect([served('populationQueries'), served('referenceModels'), served('shadow')]).toEqual([
      true,
      true,
      true,
    ]);
    expect(served('generatedNonMembers')).toBe(false);
    expect(isNeeded('augmentedQueries', { attacks: ['clmia', 'label-only'] })).toBe(true);
    expect(isNeeded('augmentedQueries', { attacks: ['clmia', 'blindmi'] })).toBe(false);
  });

  it('knows heads, controls and what each setting is for', () => {
    expect(attacksOf('head').map(({ id }) => id)).toEqual(ATTACK_NAMES.filter(isLabelled));
    expect(ATTACK_NAMES.filter(isControl)).toEqual(['random-encoder', 'supervised', 'fine-tuned', 'blind']);
    expect(attacksReading('references.a')).toEqual(['rmia-offline']);
  });

  it('keeps what moves pictures from other data', () => {
    const kinds = ['pictures', 'table', 'texts'] as const;
    expect(kinds.map((kind) => worksOn('label-only', kind))).toEqual([true, false, false]);
    for (const name of DEFAULT_ATTACKS) expect(kinds.every((kind) => worksOn(name, kind))).toBe(true);
  });
});
