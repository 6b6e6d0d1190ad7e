import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { KNOBS } from '../lab/experiment/experiment.ts';
import { GridError, gridExperiments } from '../lab/studies/grid.ts';
import { anyOutputs, nested, type Outputs, placePattern, spoilt } from '../lab/testing/campaign/audits.ts';
import { mutatedBytes } from '../lab/testing/campaign/byteMutations.ts';
import { type Case, campaign, type Expected } from '../lab/testing/campaign/campaign.ts';
import type { Draws } from '../lab/testing/campaign/draws.ts';
import { mutatedText, ODD_VALUES } from '../lab/testing/campaign/textMutations.ts';
import { BadInput } from './badInput.ts';
import { attackCommand } from './commands/attack.ts';
import { metricsCommand } from './commands/metrics.ts';
import { readJson } from './readJson.ts';

const FILE = 'src/cli/json.campaign.test.ts';
const SLOW = { tags: ['slow'], timeout: 900_000 };

const folder = mkdtempSync(join(tmpdir(), 'campaign-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the command makes of a file with this content. */
function ofFile<T>(content: Uint8Array | string, command: (input: unknown) => T): () => T {
  const path = join(folder, 'input.json');
  return () => {
    writeFileSync(path, content);
    return command(readJson(path));
  };
}

/** As Python's json writes it. */
const jsonText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(jsonText).join(', ')}]`;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, one]) => `${JSON.stringify(key)}: ${jsonText(one)}`)
    .join(', ')}}`;
};

/** Changed somewhere, as text or as bytes. */
function changed(text: string, draws: Draws) {
  return draws.chance(0.7) ? mutatedText(text, draws) : mutatedBytes(new TextEncoder().encode(text), draws);
}

const ODD: readonly unknown[] = [
  null,
  'x',
  '1',
  true,
  [],
  {},
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e308,
  -1,
  0.5,
  2,
];

const METRICS = {
  check: ({ auc, advantage, tprAtFpr }: ReturnType<typeof metricsCommand>) => {
    expect(auc >= 0 && auc <= 1 && advantage >= 0 && advantage <= 1).toBe(true);
    for (const { tpr } of tprAtFpr) expect(tpr >= 0 && tpr <= 1).toBe(true);
  },
};

it('files of scores', SLOW, () =>
  campaign<ReturnType<typeof metricsCommand>>({
    name: 'files of scores',
    file: FILE,
    cases: 5_000,
    refusals: [BadInput],
    make(draws): Case<ReturnType<typeof metricsCommand>> {
      const count = draws.between(2, 9);
      const scores = Array.from({ length: count }, () => draws.between(-8, 8) / 4);
      const members = Array.from({ length: count }, (_, i) => (i < 2 ? i : draws.below(2)));
      const fprs = draws.chance(0.5) ? [0.1, 0.5] : undefined;
      const input = { scores, members, ...(fprs && { fprs }) };
      const read: Expected<ReturnType<typeof metricsCommand>> = { kind: 'read', check: METRICS.check };
      switch (draws.below(4)) {
        case 0:
          return { told: jsonText(input), read: ofFile(jsonText(input), metricsCommand), expected: read };
        case 1: {
          const name = draws.one(Object.keys(input) as (keyof typeof input)[]);
          const list: unknown[] = [...input[name]!];
          const at = draws.below(list.length);
          const allowed = { scores: [1e308, -1, 0.5, 2], members: [true, false], fprs: [0.5] }[
            name
          ] as unknown[];
          list[at] = draws.one(ODD.filter((odd) => !allowed.includes(odd)));
          const text = jsonText({ ...input, [name]: list });
          return {
            told: text,
            read: ofFile(text, metricsCommand),
            expected: { kind: 'refused', naming: new RegExp(`${name}\\[${at}\\]`) },
          };
        }
        case 2: {
          const key = draws.one(['fpr', 'score', 'labels', '__proto__x', 'Scores']);
          const text = jsonText({ ...input, [key]: [1] });
          return {
            told: text,
            read: ofFile(text, metricsCommand),
            expected: { kind: 'refused', naming: new RegExp(key) },
          };
        }
        default: {
          const { content, told } = changed(jsonText(input), draws);
          return {
            told,
            read: ofFile(content, metricsCommand),
            expected: { kind: 'either', check: METRICS.check },
          };
        }
      }
    },
  }),
);

const REFERENCE_ATTACKS = ['lira-online', 'lira-offline', 'rmia-online', 'rmia-offline'];

type Scores = Awaited<ReturnType<typeof attackCommand>>;

const SCORE_ATTACKS = ['loss', 'entropy', 'modified-entropy', 'confidence', 'correctness'];

it('files of answers', SLOW, () =>
  campaign<Scores>({
    name: 'files of answers',
    file: FILE,
    cases: 5_000,
    refusals: [BadInput],
    make(draws): Case<Scores> {
      const outputs = anyOutputs(draws, true);
      const command = (input: unknown) => attackCommand(draws.one(SCORE_ATTACKS), input);
      const written = (arrays: typeof outputs.arrays) =>
        jsonText({
          target: Object.fromEntries(
            [...arrays].filter(([name]) => name !== 'members').map(([name, array]) => [name, nested(array)]),
          ),
        });
      const check = ({ scores }: Scores) => expect(scores.every((score) => !Number.isNaN(score))).toBe(true);
      switch (draws.below(3)) {
        case 0: {
          const text = written(outputs.arrays);
          const whole = (found: Scores) => {
            check(found);
            expect(found.scores.length).toBe(outputs.count);
          };
          return { told: text, read: ofFile(text, command), expected: { kind: 'read', check: whole } };
        }
        case 1: {
          const wrong = spoilt(outputs, draws);
          const text = written(wrong.outputs.arrays);
          // No membership is read.
          const expected: Expected<Scores> =
            wrong.name === 'members'
              ? { kind: 'read', check }
              : { kind: 'refused', naming: new RegExp(placePattern(`target\\.${wrong.name}`, wrong.row)) };
          return { told: wrong.told, read: ofFile(text, command), expected };
        }
        default: {
          const { content, told } = changed(written(outputs.arrays), draws);
          return { told, read: ofFile(content, command), expected: { kind: 'either', check } };
        }
      }
    },
  }),
);

/** The arrays of a population and of shadows under the names that the command's file has for them. */
function shadowFile(arrays: Outputs['arrays']): {
  text: string;
  place: (name: string, row: readonly number[]) => string;
} {
  const kind = arrays.has('logits') ? 'logits' : 'posteriors';
  const lists = (name: string) => nested(arrays.get(name)!) as readonly unknown[];
  const [rows, members] = [lists(`shadow_${kind}`), lists('shadow_members')];
  const hasPopulation = arrays.has('population_labels');
  const input = {
    target: { [kind]: lists(kind), labels: lists('labels') },
    shadows: rows.map((one, k) => ({ [kind]: one, members: members[k] })),
    ...(hasPopulation && {
      population: {
        labels: lists('population_labels'),
        target: lists(`population_${kind}`),
        shadows: lists(`shadow_population_${kind}`),
      },
    }),
    options: { rmia: { gamma: 2, a: 0.3 }, lira: { variance: 'fixed' } },
  };
  const place = (name: string, row: readonly number[]): string => {
    const [k, ...rest] = row;
    if (name.startsWith('shadow_population')) return placePattern('population\\.shadows', row);
    if (name === 'population_labels') return placePattern('population\\.labels', row);
    if (name.startsWith('population')) return placePattern('population\\.target', row);
    if (name.startsWith('shadow'))
      return placePattern(`shadows\\[${k}\\]\\.${name.replace('shadow_', '')}`, rest);
    return placePattern(`target\\.${name}`, row);
  };
  return { text: jsonText(input), place };
}

it('files of shadows', SLOW, () =>
  campaign<Scores>({
    name: 'files of shadows',
    file: FILE,
    cases: 4_000,
    refusals: [BadInput],
    make(draws): Case<Scores> {
      const all = withShadows(draws);
      // Of these, the command's file has none.
      const { views: _, members: __, ...kept } = Object.fromEntries(all.arrays);
      const outputs = { ...all, arrays: new Map(Object.entries(kept)) };
      const name = outputs.arrays.has('population_labels')
        ? draws.one(REFERENCE_ATTACKS)
        : draws.one(['lira-online', 'lira-offline']);
      const command = (input: unknown) => attackCommand(name, input);
      const whole = ({ scores }: Scores) => expect(scores.length).toBe(outputs.count);
      const { text } = shadowFile(outputs.arrays);
      switch (draws.below(4)) {
        case 0:
          return { told: text, read: ofFile(text, command), expected: { kind: 'either', check: whole } };
        case 1: {
          const wrong = spoilt(outputs, draws);
          const { text: spoiltText, place } = shadowFile(wrong.outputs.arrays);
          return {
            told: `${name}: ${wrong.told}`,
            read: ofFile(spoiltText, command),
            expected: { kind: 'refused', naming: new RegExp(place(wrong.name, wrong.row)) },
          };
        }
        case 2: {
          const [key, other] = draws.one([
            ['"gamma"', 'gama'],
            ['"rmia"', 'Rmia'],
            ['"variance"', 'varianz'],
            ['"options"', 'option'],
          ] as const);
          const renamed = text.replace(key, `"${other}"`);
          return {
            told: `${name}: ${key} made ${other}`,
            read: ofFile(renamed, command),
            expected: { kind: 'refused', naming: new RegExp(other) },
          };
        }
        default: {
          const { content, told } = changed(text, draws);
          return { told, read: ofFile(content, command), expected: { kind: 'either', check: whole } };
        }
      }
    },
  }),
);

/** Outputs that have some. */
function withShadows(draws: Draws): Outputs {
  for (;;) {
    const outputs = anyOutputs(draws, false);
    if (outputs.arrays.has('shadow_members')) return outputs;
  }
}

type Grid = ReturnType<typeof gridExperiments>;

it('grids', SLOW, () =>
  campaign<Grid>({
    name: 'grids',
    file: FILE,
    cases: 4_000,
    refusals: [BadInput, GridError],
    make(draws): Case<Grid> {
      const grid = {
        base: { 'dataset.membersPerModel': 100, 'target.epochs': 5 },
        vary: { seed: [1, 2], 'shadow.dropoutRate': [0, 0.1], 'views.firstRate': ['shadow', 0.2] },
      };
      const knob = draws.one(
        KNOBS.filter(({ kind }) => kind !== 'choice' && kind !== 'list' && kind !== 'digest'),
      );
      const check = (experiments: Grid) => expect(experiments.length).toBeGreaterThan(0);
      switch (draws.below(4)) {
        case 3: {
          const text = jsonText(grid);
          const eight = (experiments: Grid) => expect(experiments.length).toBe(8);
          return {
            told: text,
            read: ofFile(text, gridExperiments),
            expected: { kind: 'read', check: eight },
          };
        }
        case 0: {
          const text = jsonText({
            ...grid,
            base: { ...grid.base, [knob.path]: draws.one(['x', {}, [], 1e99, 'NaN']) },
          });
          return {
            told: text,
            read: ofFile(text, gridExperiments),
            expected: { kind: 'refused', naming: new RegExp(knob.path) },
          };
        }
        case 1: {
          const text = jsonText({ ...grid, vary: { ...grid.vary, [draws.one(ODD_VALUES)]: [1] } });
          return {
            told: text,
            read: ofFile(text, gridExperiments),
            expected: { kind: 'refused', naming: /is refused; allowed/ },
          };
        }
        default: {
          const { content, told } = changed(jsonText(grid), draws);
          return { told, read: ofFile(content, gridExperiments), expected: { kind: 'either', check } };
        }
      }
    },
  }),
);
