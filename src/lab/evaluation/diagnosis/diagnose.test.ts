import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random.ts';
import { clopperPearson } from '../clopperPearson.ts';
import { diagnose } from './diagnose.ts';
import type { Diagnosis, DiagnosisCode, DiagnosisFigures, FindingCode } from './diagnosis.ts';
import { examplesOfFindings } from './testing.ts';

const interval = (value: number, half: number) => ({ value, low: value - half, high: value + half });
const loss = (value: number, half: number) => ({
  title: 'loss',
  auc: interval(value, half),
  isLabelled: false,
});
const supervised = { ...loss(0.7, 0.05), title: 'supervised', isLabelled: true };
const nothing = [loss(0.51, 0.04), { ...loss(0.53, 0.04), title: 'entropy' }];
const overfit = { trainAccuracy: 1, testAccuracy: 0.8 };
const judged = { members: 360, nonMembers: 360 };

const textOf = (said: readonly Diagnosis[], code: string) => said.find((one) => one.code === code)!.text;

interface Case {
  readonly says: RegExp;
  readonly when: readonly DiagnosisFigures[];
  readonly never: readonly DiagnosisFigures[];
}

const cases: Record<Exclude<DiagnosisCode, FindingCode>, Case> = {
  'loss-not-finite': {
    says: /loss is NaN/,
    when: [{ contrastiveLoss: Number.NaN, batchSize: 256 }],
    never: [{ contrastiveLoss: 5.5, batchSize: 256 }, {}],
  },
  'signal-found': {
    says: /leaks: CLMIA’s balanced accuracy is 80\.0 % \[78\.0, 82\.0\]/,
    when: [{ balancedAccuracy: interval(0.8, 0.02), blind: interval(0.5, 0.03) }],
    never: [
      { balancedAccuracy: interval(0.52, 0.03) },
      { balancedAccuracy: interval(0.45, 0.03) },
      { balancedAccuracy: interval(0.8, 0.02), blind: interval(0.8, 0.02) },
    ],
  },
  'signal-found-by-blind-too': {
    says: /never asks the model is above chance/,
    when: [{ balancedAccuracy: interval(0.8, 0.02), blind: interval(0.8, 0.02) }],
    never: [{ balancedAccuracy: interval(0.8, 0.02), blind: interval(0.53, 0.025) }],
  },
  'signal-inverted': {
    says: /Below chance: .* 40\.0 % \[38\.0, 42\.0\]/,
    when: [{ balancedAccuracy: interval(0.4, 0.02) }],
    never: [{ balancedAccuracy: interval(0.48, 0.03) }, { balancedAccuracy: interval(0.6, 0.02) }],
  },
  'threshold-misses-signal': {
    says: /ranks members above non-members \(AUC 0\.620 \[0\.560, 0\.680\]\).*includes 50 %/,
    when: [{ balancedAccuracy: interval(0.52, 0.04), auc: interval(0.62, 0.06), others: [loss(0.64, 0.05)] }],
    never: [{ balancedAccuracy: interval(0.52, 0.04), auc: interval(0.52, 0.04) }],
  },
  'signal-missed': {
    says: /misses a signal that is there.* while loss reaches an AUC of 0\.640 .* told the membership of 8 examples only/,
    when: [
      {
        ...overfit,
        balancedAccuracy: interval(0.52, 0.07),
        auc: interval(0.53, 0.06),
        others: [...nothing, loss(0.64, 0.05)],
        labelledCount: 8,
      },
    ],
    never: [
      { balancedAccuracy: interval(0.52, 0.07), others: nothing },
      // One of twenty attacks leaves chance by luck.
      {
        balancedAccuracy: interval(0.52, 0.07),
        others: [...Array.from({ length: 19 }, () => loss(0.5, 0.05)), loss(0.56, 0.05)],
      },
      { balancedAccuracy: interval(0.6, 0.05), others: [loss(0.64, 0.05)] },
    ],
  },
  'no-signal-despite-gap': {
    says: /proves no safety: the target’s train-test gap is 20\.0 pp, .* right in 60\.0 %/,
    when: [{ ...overfit, balancedAccuracy: interval(0.52, 0.06), others: nothing }],
    never: [
      { trainAccuracy: 0.55, testAccuracy: 0.5, balancedAccuracy: interval(0.52, 0.06) },
      { ...overfit, balancedAccuracy: interval(0.52, 0.06), others: [loss(0.64, 0.05)] },
    ],
  },
  'too-few-to-tell': {
    says: /Too few examples to tell on 10 members and 10 non-members/,
    when: [{ balancedAccuracy: interval(0.5, 0.23), judged: { members: 10, nonMembers: 10 } }],
    never: [
      { balancedAccuracy: interval(0.5, 0.05), judged },
      { balancedAccuracy: interval(0.5, 0.05), judged, labelledCount: 80 },
      { balancedAccuracy: interval(0.52, 0.07), others: [loss(0.64, 0.05)], labelledCount: 8 },
    ],
  },
  'no-learnable-signal': {
    says: /No learnable signal found on these examples: .* 51\.0 % \[48\.0, 54\.0\], includes 50 %, and no other attack is sure of any; .* gap is only 5\.0 pp/,
    when: [
      {
        balancedAccuracy: interval(0.51, 0.03),
        others: nothing,
        trainAccuracy: 0.55,
        testAccuracy: 0.5,
        judged,
      },
    ],
    never: [
      // Eight labels, a gap of 20 pp, and the loss attack finds what CLMIA does not.
      {
        ...overfit,
        balancedAccuracy: interval(0.52, 0.07),
        others: [loss(0.64, 0.05)],
        labelledCount: 8,
      },
      // Eight labels, and nobody sure: that many more would find nothing is not known.
      {
        balancedAccuracy: interval(0.51, 0.03),
        others: nothing,
        trainAccuracy: 0.55,
        testAccuracy: 0.5,
        labelledCount: 8,
      },
      { ...overfit, balancedAccuracy: interval(0.51, 0.02) },
      { balancedAccuracy: interval(0.5, 0.23) },
    ],
  },
  'target-at-chance': {
    says: /has learnt nothing: it is right in 11\.0 % of its own training set, a guess among 10 classes in 10\.0 %/,
    when: [{ trainAccuracy: 0.11, testAccuracy: 0.1, classes: 10, judged }],
    never: [
      { trainAccuracy: 0.25, testAccuracy: 0.1, classes: 10, judged },
      { trainAccuracy: 1, testAccuracy: 0.1, classes: 10, judged },
      // Ten examples of ten classes tell nothing.
      { trainAccuracy: 0.1, testAccuracy: 0.1, classes: 10, judged: { members: 10, nonMembers: 10 } },
    ],
  },
  'target-not-overfit': {
    says: /hardly overfits: train 80\.0 %, test 75\.0 %, a gap of 5\.0 pp/,
    when: [{ trainAccuracy: 0.8, testAccuracy: 0.75, judged: { members: 2000, nonMembers: 2000 } }],
    never: [
      overfit,
      { trainAccuracy: 0.8, testAccuracy: 0.75, judged: { members: 20, nonMembers: 20 } },
      {
        trainAccuracy: 0.99,
        testAccuracy: 0.94,
        judged: { members: 2000, nonMembers: 2000 },
        others: [loss(0.7, 0.02)],
      },
    ],
  },
  'small-gap-yet-signal': {
    says: /a gap of 5\.0 pp\), and attacks find members all the same/,
    when: [
      { trainAccuracy: 0.99, testAccuracy: 0.94, others: [loss(0.7, 0.02)] },
      { trainAccuracy: 0.99, testAccuracy: 0.94, balancedAccuracy: interval(0.6, 0.04) },
    ],
    never: [
      { ...overfit, others: [loss(0.7, 0.02)] },
      { trainAccuracy: 0.8, testAccuracy: 0.75 },
    ],
  },
  'head-memorised': {
    says: /memorised the 10 examples whose membership it was told: balanced accuracy 100\.0 % on them, 56\.0 %/,
    when: [{ headTrainAccuracy: 1, balancedAccuracy: interval(0.56, 0.04), labelledCount: 10 }],
    never: [
      // Four labels are all right by luck once in eight times.
      { headTrainAccuracy: 1, balancedAccuracy: interval(0.56, 0.04), labelledCount: 4 },
      { headTrainAccuracy: 0.9, balancedAccuracy: interval(0.8, 0.04), labelledCount: 400 },
      { headTrainAccuracy: 1, balancedAccuracy: interval(0.75, 0.1), labelledCount: 8 },
    ],
  },
  'labels-do-not-help': {
    says: /does not help here: 50\.0 % \[40\.0, 60\.0\] with 10, 51\.0 % \[49\.0, 53\.0\] with 100/,
    when: [
      {
        labelSweep: [
          { labelled: 100, balancedAccuracy: interval(0.51, 0.02) },
          { labelled: 10, balancedAccuracy: interval(0.5, 0.1) },
        ],
      },
    ],
    never: [
      {
        labelSweep: [
          { labelled: 100, balancedAccuracy: interval(0.51, 0.1) },
          { labelled: 10, balancedAccuracy: interval(0.5, 0.1) },
        ],
      },
      // At its ceiling already: not that the features carry nothing.
      {
        labelSweep: [
          { labelled: 100, balancedAccuracy: interval(0.86, 0.02) },
          { labelled: 10, balancedAccuracy: interval(0.86, 0.02) },
        ],
      },
      { labelSweep: [{ labelled: 10, balancedAccuracy: interval(0.5, 0.02) }] },
    ],
  },
  'views-identical': {
    says: /views are identical/,
    when: [{ dropoutRates: [0, 0] }],
    never: [{ dropoutRates: [0, 0.1] }, { dropoutRates: [] }, {}],
  },
  'views-indistinguishable': {
    says: /stuck at 5\.5\d, chance being 5\.55/,
    when: [
      { contrastiveLoss: 5.5, batchSize: 256, temperature: 0.05 },
      { contrastiveLoss: 5.53, batchSize: 256, temperature: 1 },
    ],
    never: [
      { contrastiveLoss: 2, batchSize: 256, temperature: 0.05 },
      // At a temperature of 1 the loss cannot come much below 4.6.
      { contrastiveLoss: 5.3, batchSize: 256, temperature: 1 },
      { contrastiveLoss: Number.NaN, batchSize: 256 },
      { contrastiveLoss: 0, batchSize: 1 },
    ],
  },
  'split-leaks': {
    says: /split leaks: .* reaches 56\.0 % \[53\.0, 59\.0\]/,
    when: [{ blind: interval(0.56, 0.03) }],
    never: [{ blind: interval(0.535, 0.03) }, { blind: interval(0.51, 0.03) }],
  },
  'blind-above-chance': {
    says: /just above 50 %: .* One honest split in forty/,
    when: [{ blind: interval(0.535, 0.03) }],
    never: [{ blind: interval(0.56, 0.03) }, { blind: interval(0.51, 0.03) }],
  },
  'blind-below-chance': {
    says: /below 50 %: 45\.0 %/,
    when: [{ blind: interval(0.45, 0.03) }],
    never: [{ blind: interval(0.48, 0.03) }],
  },
  'blind-at-chance': {
    says: /stays at chance: 51\.0 % \[48\.0, 54\.0\] includes 50 %/,
    when: [{ blind: interval(0.51, 0.03) }],
    never: [{ blind: interval(0.55, 0.2) }, { blind: interval(0.45, 0.03) }, { blind: interval(0.56, 0.03) }],
  },
  'blind-unclear': {
    says: /Too few examples to tell whether the blind control/,
    when: [{ blind: interval(0.55, 0.2) }],
    never: [{ blind: interval(0.51, 0.03) }],
  },
  'pretraining-no-difference': {
    says: /no difference that this run can show: .* \+0\.4 pp \[−0\.6, 1\.4\] on 720 examples/,
    when: [{ versusRandomEncoder: interval(0.004, 0.01), judged }],
    never: [{ versusRandomEncoder: interval(0.02, 0.1) }, { versusRandomEncoder: interval(0.02, 0.01) }],
  },
  'pretraining-unclear': {
    says: /cannot be told here/,
    when: [{ versusRandomEncoder: interval(0.02, 0.1), judged: { members: 40, nonMembers: 40 } }],
    never: [{ versusRandomEncoder: interval(0.004, 0.01) }],
  },
  'pretraining-behind': {
    says: /In this run CLMIA is behind a random encoder \(−5\.0 pp.* one seed’s training.* hurts/,
    when: [{ versusRandomEncoder: interval(-0.05, 0.01) }],
    never: [{ versusRandomEncoder: interval(-0.005, 0.01) }],
  },
  'pretraining-ahead': {
    says: /In this run CLMIA is ahead of a random encoder \(\+8\.0 pp .* on 80 examples\)\. .* one seed’s training: only several seeds tell/,
    when: [{ versusRandomEncoder: interval(0.08, 0.07), judged: { members: 40, nonMembers: 40 } }],
    never: [{ versusRandomEncoder: interval(0.005, 0.01) }, { versusRandomEncoder: interval(-0.05, 0.01) }],
  },
  'fpr-below-support': {
    says: /With 475 non-members .* 1 in 475: figures at 0\.1 % rest on no/,
    when: [{ judged: { members: 475, nonMembers: 475 }, fprs: [0.001, 0.01, 0.1] }],
    never: [
      { judged: { members: 1000, nonMembers: 1000 }, fprs: [0.001] },
      { judged: { members: 5, nonMembers: 0 }, fprs: [0.001] },
    ],
  },
};

/** For the documentation. */
const page = `# What is said of results

Written by \`src/lab/evaluation/diagnosis/diagnose.test.ts\`. Each sentence about a run or an audit is a rule with conditions, beside cases where it is right
and cases where it must not appear. Intervals are 95 %; of the most striking of many attacks they are widened for the choice (Bonferroni). A single
run has one seed: what training or pre-training does in general is never said of it. The same sentences stand on the page, in the terminal,
in reports and, with their \`code\`, \`severity\` and figures, in JSON (\`diagnosis\` of a run, \`findings\` of an audit).

| code | for example |
|---|---|
${[
  ...Object.entries(cases).map(([code, { when }]) => [code, textOf(diagnose(when[0]!), code)]),
  ...examplesOfFindings(),
]
  .map(([code, text]) => `| \`${code}\` | ${text} |`)
  .join('\n')}

The page's own sentences have rules beside them, too: the headline of a run (\`src/page/bench/result/verdict.ts\`), what views keep
(\`src/page/information/verdict.ts\`), and any two attacks (\`src/page/evidence/pairedVerdict.ts\`).
`;

const codesOf = (figures: DiagnosisFigures) => diagnose(figures).map(({ code }) => code);

describe('diagnose', () => {
  it.each(Object.entries(cases))(
    '%s is said where it is right, and nowhere else',
    (code, { says, when, never }) => {
      for (const figures of when) {
        const found = diagnose(figures).find((diagnosis) => diagnosis.code === code);
        expect(found?.text, `${codesOf(figures)}`).toMatch(says);
        expect(Object.values(found!.values).every((value) => typeof value === 'number')).toBe(true);
      }
      for (const figures of never) expect(codesOf(figures)).not.toContain(code);
    },
  );

  it('is what the documentation lists', async () => {
    await expect(page).toMatchFileSnapshot('../../../../docs/diagnosis.md');
  });

  it('says nothing about what was not measured', () => {
    expect(diagnose({})).toEqual([]);
    expect(diagnose({ headTrainAccuracy: 1, labelledCount: 10 })).toEqual([]);
  });

  it('with eight labels says that they are too few, whatever the interval, and not that there is no signal', () => {
    for (const half of [0.02, 0.05, 0.2]) {
      const [found] = diagnose({
        balancedAccuracy: interval(0.5, half),
        others: nothing,
        labelledCount: 8,
        judged,
      });
      expect(found).toMatchObject({ code: 'too-few-to-tell', severity: 'note' });
      expect(found!.text).toMatch(/membership of 8 examples only.*no other attack is sure/);
    }
  });

  it('puts warnings first', () => {
    const severities = diagnose({
      blind: interval(0.5, 0.02),
      balancedAccuracy: interval(0.5, 0.02),
      trainAccuracy: 0.5,
      testAccuracy: 0.5,
    }).map(({ severity }) => severity);
    expect(severities).toEqual(['warning', 'note', 'ok']);
  });

  it('never calls one gap small and large, and speaks of the signal once', () => {
    const random = randomStream(1, 'diagnose');
    const drawn = () => interval(0.3 + 0.5 * random.float(), 0.2 * random.float());
    for (let i = 0; i < 2000; i++) {
      const trainAccuracy = random.float();
      const figures = {
        balancedAccuracy: drawn(),
        auc: drawn(),
        others: [
          { ...supervised, auc: drawn() },
          { ...loss(0.5, 0.1), auc: drawn() },
        ],
        blind: drawn(),
        trainAccuracy,
        testAccuracy: trainAccuracy - 0.4 * random.float(),
        judged: { members: 1 + random.below(1000), nonMembers: 1 + random.below(1000) },
      };
      const said = diagnose(figures);
      const ofSignal = said.filter(
        ({ code }) => /signal|too-few/.test(code) && code !== 'small-gap-yet-signal',
      );
      expect(ofSignal).toHaveLength(1);
      const only = said.map(({ text }) => /gap is only (-?[\d.]+) pp/.exec(text)).find(Boolean);
      if (only) {
        expect(Number(only[1])).toBeLessThan(10);
        expect(Number(only[1])).toBeCloseTo(100 * (trainAccuracy - figures.testAccuracy), 0);
      }
    }
  });

  it('blames an honest split at most once in a thousand runs', () => {
    const random = randomStream(2, 'diagnose/blind');
    let blamed = 0;
    const runs = 4000;
    for (let run = 0; run < runs; run++) {
      let right = 0;
      for (let i = 0; i < 400; i++) right += random.below(2);
      if (codesOf({ blind: clopperPearson(right, 400) }).includes('split-leaks')) blamed++;
    }
    expect(blamed / runs).toBeLessThan(0.002);
  });
});
