import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LAB_VERSION } from '../pipeline/stageKey.ts';
import { studyOf } from './catalogue.ts';
import { findingsText } from './findings.ts';
import type { StudyPoint } from './point.ts';
import { indexText, readIndex, recordedParts } from './recordedIndex.ts';
import { packStudy, partsOf, type RecordedStudy, unpackStudy } from './recordedStudy.ts';
import { partExperiments } from './study.ts';

const FOLDER = new URL('../../../public/recorded/studies/', import.meta.url);

const readJson = (name: string): unknown => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));

const recorded = new Map(
  readdirSync(FOLDER)
    .filter((file) => file !== 'index.json')
    .map((file) => [file, unpackStudy(readJson(file))]),
);

const parts = [...recorded].flatMap(([file, study]) => recordedParts(file, study));

/** For the documentation. */
const page = `# What was found

Written by \`src/lab/studies/findings.test.ts\` from the studies in \`public/recorded/studies/\`: every figure is of real runs, which the studies page shows
and anybody can make again (\`npm run -s clmia -- study NAME\`). The data are real, the models small, so that each verdict is of this scale alone. It comes from a rule
(\`src/lab/studies/verdict.ts\`): each claim is one or some differences that must be above 0; their intervals are by Student's t over seeds and hold for all
differences of a study's part at once (Bonferroni). *Supported*: all are above 0. *Not supported*: one is below 0, or its interval holds 0 and ends below the smallest
difference that would matter, which is our choice (one percentage point, or .01 bits). Otherwise it *cannot be told*. Figures in tables are means over seeds with
95 % intervals, from five seeds on.

## The claims

${findingsText((study, part) => {
  const found = parts.find((one) => one.study === study && one.part === part);
  return found && recorded.get(found.file);
})}

## Beside an independent implementation

The same recipe in a PyTorch script of its own, which is no part of this project; it draws from 60,000 pictures and not from 8,000, and has seeds
of its own. Fashion-MNIST, 500 pictures per set, 80 epochs, p 0.1, τ 0.05, labels known of 5 % (and of 1 %); balanced accuracy in %, ours on \`wasm\`; 28 November 2026.

| seeds, ours and theirs | CLMIA | random encoder | supervised |
|---|---|---|---|
| 5 and 5, labels 5 % | 58.6 and 55.9 | 56.4 and 55.6 | 57.2 and 56.9 |
| 15 and 18, labels 5 % | 58.0 and 58.0 | 55.8 and 56.1 | 56.5 and 57.5 |
| 5 and 5, labels 1 % | 52.8 and 53.5 | 50.8 and 53.4 | 51.8 and 52.3 |
| 15 and 18, labels 1 % | 53.2 and 53.7 | 52.2 and 53.1 | 53.4 and 53.3 |

Over seeds the figures have a standard deviation of 1.7 to 2.7 points with 5 % of the labels and of 3.5 to 4.4 with 1 %, so that the difference of two means of
five seeds has a standard error of 1.4 and 2.5: the 2.7 points between the two CLMIAs were within what seeds do, and are gone with more of them.

## One example less

What a target owes to one of its members, and what that does to the members nearest to it in the embedding: 20 members, drawn by the seed and left out one
after the other, every other draw being the same. How much higher the confidence in an example's label is with it than without it, in percentage points, the
mean of the 20 with its 95 % interval by Student's t over them; of the five neighbours of each likewise. One pair of trainings each, engine \`wasm\`, seed 7,
400 members; measured once, on 27 November 2026.

| data | the example left out | its nearest members | difference | all other members, off either way |
|---|---|---|---|---|
| Fashion-MNIST, the default experiment | +21.4 [3.7, 39.0] | −0.2 [−0.8, 0.3] | +21.6 [3.8, 39.4] | 0.6 |
| CIFAR-10, 30 epochs | +58.1 [39.9, 76.4] | −0.0 [−0.2, 0.1] | +58.2 [39.9, 76.4] | 0.6 |

The share of the target's non-members that score lower than the example, on average of the 20, which is 50 % for an example that was not trained on and is like
them: with the example and without it, by loss 66 % and 54 % on Fashion-MNIST, 93 % and 50 % on CIFAR-10; by CLMIA, whose encoder, head and
thresholds stay as they are, 61 % and 44 %, 92 % and 52 %. On Fashion-MNIST few examples are memorised and those nearly wholly: 5 of the 20 by more than 60 points, and 15 by
less than 5.

\`\`\`
npm run -s clmia -- leave-out --json --examples 20 --engine wasm --set attacks=clmia,loss,salem
npm run -s clmia -- leave-out --json --examples 20 --engine wasm --set attacks=clmia,loss,salem --set dataset.name=cifar-10 --set target.epochs=30 --data FOLDER
\`\`\`

The CIFAR-10 folder held the binary files \`data_batch_1\`, \`data_batch_2\` and \`test_batch\` with 4,000, 4,000 and 1,000 pictures; with the whole archive the sets, and so the
figures, are others.
`;

const meta = { date: '2026-11-27', machine: 'a machine' };

function planted(): RecordedStudy {
  const study = studyOf('temperature');
  const part = study.parts[0]!;
  const around = (value: number) => ({ value, low: value / 2, high: (value + 1) / 2 });
  const points = partExperiments(part).map((experiment) => {
    const value = (experiment.contrastive.temperature === 0.05 ? 0.62 : 0.58) + 0.002 * (experiment.seed % 3);
    const attacks = experiment.attacks.map((name) => ({
      ...{ name, auc: around(value), balancedAccuracy: around(value), clmiaMinus: null },
      tprAtFpr: [0.1, 0.01, 0.001].map((fpr) => ({ fpr, tpr: fpr, tprInterval: { low: 0, high: 1 } })),
    }));
    const told = {
      target: { trainAccuracy: 1, testAccuracy: 0.8 },
      shadow: { trainAccuracy: 1, testAccuracy: 0.8 },
      information: { pair: { bits: 0.1 }, examples: 1000 },
      engine: { backend: 'wasm', adapter: '' },
    };
    return { experiment, attacks, ...told } as unknown as StudyPoint;
  });
  return { meta, points };
}

describe('findings', () => {
  it('are what the documentation says', async () => {
    await expect(page).toMatchFileSnapshot('../../../docs/findings.md');
  });

  it('tell of a recorded part its scale, seeds, engine, verdict and figures, and of others that they are not recorded', () => {
    const text = findingsText((study, part) =>
      study === 'temperature' && part === 'fashion-mnist' ? planted() : undefined,
    );
    expect(text).toMatch(
      /\*\*Fashion-MNIST, 500 pictures per set, 80 epochs\.\*\* Seeds 1, 2, 3, 4, 5; engine `wasm`; 2026-11-27, a machine\./,
    );
    expect(text).toMatch(/Supported at this scale: all 5 differences are above 0/);
    expect(text).toMatch(/\| 0\.05 \| 62\.2 \[\d+\.\d, \d+\.\d\] \|/);
    expect(text).toMatch(/\*\*CIFAR-10, 1,000 pictures per set, 30 epochs\.\*\* Not recorded/);
  });
});

describe('a recorded study', () => {
  it('is the same when it is read again', () => {
    const file = packStudy(planted());
    expect(packStudy(unpackStudy(JSON.parse(JSON.stringify(file))))).toEqual(file);
    const experiments = ({ points }: RecordedStudy) => points.map(({ experiment }) => experiment);
    expect(experiments(unpackStudy(file))).toEqual(experiments(planted()));
    const [first, again] = [planted(), unpackStudy(file)].map(
      ({ points }) => points[7]!.attacks[0]!.auc.value,
    );
    expect(again).toBeCloseTo(first!, 6);
  });

  it.each([
    [
      'of another version of the lab',
      { labVersion: LAB_VERSION - 1 },
      `version ${LAB_VERSION - 1} of the lab`,
    ],
    ['of no version of the lab', { labVersion: undefined }, 'version undefined of the lab'],
    ['of another form', { version: 2 }, 'a file of version 2'],
    ['without points', { points: undefined }, 'lacks points'],
    ['with a point that has lost a part', { points: [{ link: '#v=1' }] }, 'lacks points'],
    ['of which nobody says when it was run', { meta: undefined }, 'lacks points'],
  ])('is refused when it is %s', (_, changes, said) => {
    expect(() => unpackStudy({ ...packStudy(planted()), ...changes })).toThrow(said);
  });

  it.each([null, 'torn', [], {}])('is not taken for one when it is %j', (content) => {
    expect(() => unpackStudy(content)).toThrow('version undefined');
    expect(() => readIndex(content)).toThrow('version undefined');
  });

  it('refuses a link that says something else by now', () => {
    const file = packStudy(planted());
    const points = file.points.map((point) => ({ ...point, link: `${point.link}&target.depth=3` }));
    expect(() => unpackStudy({ ...file, points })).toThrow('target.depth');
  });

  it('is recognised by its points, whatever version of the data they are of', () => {
    const { points } = planted();
    const at = ({ experiment, ...rest }: StudyPoint): StudyPoint => ({
      experiment: { ...experiment, dataset: { ...experiment.dataset, content: '0123456789abcdef' } },
      ...rest,
    });
    expect(partsOf(points.map(at).toReversed())).toEqual([{ study: 'temperature', part: 'fashion-mnist' }]);
    expect(partsOf(points.slice(1))).toEqual([]);
  });

  it('is told of in the index, with the verdict that its points bear', async () => {
    await expect(indexText(parts, LAB_VERSION)).toMatchFileSnapshot(
      '../../../public/recorded/studies/index.json',
    );
    expect(new Set(parts.map(({ file }) => file))).toEqual(new Set(recorded.keys()));
  });

  it.each(parts.map((one) => [one.study, one.part, one.file] as const))(
    '%s, %s has all its points, on one engine',
    (study, part, file) => {
      const { points } = recorded.get(file)!;
      expect(partsOf(points)).toContainEqual({ study, part });
      expect(new Set(points.map(({ engine }) => engine.backend)).size).toBe(1);
    },
  );
});
