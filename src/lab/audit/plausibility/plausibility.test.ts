import { describe, expect, it } from 'vitest';
import type { Answers } from '../../attacks/attackInputs.ts';
import { randomStream } from '../../random.ts';
import type { Examined } from './examined.ts';
import { PLAUSIBILITY_RULES, plausibilityNotes } from './plausibility.ts';
import { rowsInOrder, type Simulation, simulated, swappedAxes, toForm } from './testing/simulated.ts';

/** For the documentation. */
const page = `# What is not plausible

Written by \`src/lab/audit/plausibility/plausibility.test.ts\`. Arrays that fit in shape may say nothing true: rows of another order, an inverted
membership, a softmax too many. An audit looks for the signs below and tells of them before any figure, under \`notes\` in JSON
(\`[{id, text}]\`), as \`check first\` in the terminal, on top of the page and of the report, with the likely cause and what to do. Figures are
computed all the same, but those of CLMIA from views that do not differ. A rule is silent where chance could be behind the sign: models that
are honest, overfit or not, exact or coarse, on few or many examples, balanced or not, get a note in fewer than one of a thousand simulated
audits (\`src/lab/audit/plausibility/honest.test.ts\`), and what twenty rows of two classes cannot tell is not said of them.

| note | what shows it |
|---|---|
${PLAUSIBILITY_RULES.map(({ id, looksFor }) => `| \`${id}\` | ${looksFor} |`).join('\n')}
`;

const notesOf = (examined: Examined) => plausibilityNotes(examined, 7);
const idsOf = (examined: Examined) => notesOf(examined).map(({ id }) => id);
const order = (count: number, purpose = 'order') => randomStream(11, purpose).permutation(count);
const inverted = (members: ArrayLike<number>) => Uint8Array.from(members, (member) => 1 - member);
const part = ({ values, kind }: Answers, from: number, to: number): Answers => ({
  values: (values as Float32Array).slice(from, to),
  kind,
});

/** Sizes and forms on which a slip must be seen. Two classes tell little of twenty rows. */
const SIZES: readonly Simulation[] = (['posteriors', 'logits'] as const).flatMap((kind) => [
  { examples: 20, classes: 10, shadows: 8, kind },
  { examples: 20, classes: 100, shadows: 1, kind },
  { examples: 64, classes: 2, shadows: 16, kind, ease: 2 },
  { examples: 400, classes: 2, shadows: 1, kind, ease: 2 },
  { examples: 400, classes: 10, shadows: 64, kind },
  { examples: 600, classes: 100, shadows: 4, kind },
  { examples: 20_000, classes: 10, shadows: 2, kind },
  { examples: 20_000, classes: 2, shadows: 2, kind, ease: 2 },
]);
const LARGER = SIZES.filter(({ examples = 0 }) => examples >= 64);

const titleOf = ({ examples, classes, shadows, kind }: Simulation) =>
  `${examples} x ${classes}, K = ${shadows}, ${kind}`;

/** Numbers that take a while to draw. */
const isLarge = ({ examples = 400, classes = 10, shadows = 0 }: Simulation) =>
  examples * classes * (1 + shadows) > 60_000;

interface Slip {
  readonly sizes: readonly Simulation[];
  readonly settings?: Simulation;
  readonly make: (honest: Examined, settings: Simulation) => Examined;
  readonly says: RegExp;
}

const withShadows = (examined: Examined, changes: Partial<NonNullable<Examined['shadows']>>): Examined => ({
  ...examined,
  shadows: { ...examined.shadows!, ...changes },
});

const SQUARES: readonly Simulation[] = [
  { examples: 20, shadows: 20 },
  { examples: 64, shadows: 64, classes: 2, ease: 2 },
  { examples: 100, shadows: 100, classes: 10, kind: 'logits' },
];

const slips: Record<string, Slip> = {
  'shadows-of-other-rows': {
    sizes: SIZES,
    make: (honest) =>
      withShadows(honest, {
        answers: rowsInOrder(
          honest.shadows!.answers,
          order(honest.labels.length),
          honest.classes,
          honest.shadows!.models,
        ),
      }),
    says: /agree with the labels in .* another order/,
  },
  'shadow-axes-swapped': {
    sizes: SQUARES,
    make: (honest) => {
      const size = honest.labels.length;
      return withShadows(honest, {
        answers: swappedAxes(honest.shadows!.answers, size, size, honest.classes),
      });
    },
    says: /exchange the first two axes/,
  },
  'shadow-members-swapped': {
    sizes: SQUARES,
    settings: { boost: 5 },
    make: (honest) => {
      const size = honest.labels.length;
      const { members } = honest.shadows!;
      return withShadows(honest, {
        members: Uint8Array.from(members, (_, at) => members[(at % size) * size + Math.floor(at / size)]!),
      });
    },
    says: /as \[N, K\] it does/,
  },
  'shadows-are-the-target': {
    sizes: SIZES,
    make: (honest) => {
      const { answers } = honest.shadows!;
      const values = Float32Array.from(answers.values);
      values.set(honest.target.values as Float32Array);
      return withShadows(honest, { answers: { ...answers, values } });
    },
    says: /shadow model 0 are the target’s own/,
  },
  'shadows-are-copies': {
    sizes: SIZES.filter(({ shadows = 0 }) => shadows > 1),
    make: (honest) => {
      const { answers, models } = honest.shadows!;
      const size = honest.labels.length * honest.classes;
      const first = part(answers, 0, size).values as Float32Array;
      const values = new Float32Array(models * size);
      for (let k = 0; k < models; k++) values.set(first, k * size);
      return withShadows(honest, { answers: { ...answers, values } });
    },
    says: /shadow models only 1 differ/,
  },
  'membership-inverted': {
    sizes: SIZES,
    settings: { boost: 8 },
    make: (honest) => ({ ...honest, members: inverted(honest.members) }),
    says: /surer of non-members than of members.* inverted/,
  },
  'shadow-membership-inverted': {
    sizes: SIZES,
    settings: { boost: 8 },
    make: (honest) => withShadows(honest, { members: inverted(honest.shadows!.members) }),
    says: /shadow_members seems to be inverted/,
  },
  'shadow-membership-unrelated': {
    sizes: LARGER,
    settings: { boost: 5 },
    make: (honest) => {
      const { members } = honest.shadows!;
      const size = honest.labels.length;
      const mixed = order(size);
      return withShadows(honest, {
        members: Uint8Array.from(members, (_, at) => members[at - (at % size) + mixed[at % size]!]!),
      });
    },
    says: /not the shadow models’ own/,
  },
  'shadow-has-the-targets-members': {
    sizes: LARGER,
    make: (honest) => {
      const members = Uint8Array.from(honest.shadows!.members);
      members.set(honest.members as Uint8Array);
      return withShadows(honest, { members });
    },
    says: /have exactly the target’s members/,
  },
  'labels-tell-membership': {
    sizes: SIZES.filter(({ classes }) => classes === 10),
    // Sorted by class, and cut in two.
    make: (honest) => ({
      ...honest,
      members: Uint8Array.from(honest.labels, (label) => (label < honest.classes / 2 ? 1 : 0)),
    }),
    says: /label alone tells members/,
  },
  'labels-shifted': {
    sizes: SIZES.filter(({ classes = 0 }) => classes > 2),
    make: (honest) => ({
      ...honest,
      labels: Int32Array.from(honest.labels, (label) => Math.min(honest.classes - 1, label + 1)),
    }),
    says: /counted from 1/,
  },
  'labels-in-another-order': {
    sizes: SIZES.filter(({ examples = 0, classes = 0 }) => examples >= 20 * classes || classes === 2),
    make: (honest) => {
      // As texts: 0, 1, 10, 11, ..., 2, 20, ...; of two classes, the other way round.
      const names = Array.from({ length: honest.classes }, (_, c) => String(c + 1)).sort();
      const renumbered = names.map((name) => (honest.classes === 2 ? 2 - Number(name) : Number(name) - 1));
      const moved = honest.classes === 10 ? renumbered.map((c) => (c + 3) % 10) : renumbered;
      return { ...honest, labels: Int32Array.from(honest.labels, (label) => moved[label]!) };
    },
    says: /once classes are renumbered/,
  },
  'labels-all-one-class': {
    sizes: SIZES,
    make: (honest) => ({ ...honest, labels: Int32Array.from(honest.labels, () => 1) }),
    says: /Every label is class 1/,
  },
  'accuracy-at-chance': {
    sizes: SIZES.filter(({ examples = 0, classes = 0 }) => examples * classes >= 128),
    settings: { boost: 8 },
    make: (honest) => {
      const mixed = order(honest.labels.length);
      return { ...honest, labels: Int32Array.from(mixed, (i) => honest.labels[i]!) };
    },
    says: /no better than guessing/,
  },
  'members-among-non-members': {
    sizes: SIZES,
    make: (honest) => {
      // Every second non-member is a member that was put there again.
      const values = Float32Array.from(honest.target.values);
      const labels = Int32Array.from(honest.labels);
      const of = (kind: number) => [...labels.keys()].filter((i) => honest.members[i] === kind);
      const inside = of(1);
      of(0).forEach((i, at) => {
        const twin = at % 2 === 0 ? inside[at] : undefined;
        if (twin === undefined) return;
        labels[i] = labels[twin]!;
        values.copyWithin(i * honest.classes, twin * honest.classes, (twin + 1) * honest.classes);
      });
      return { ...honest, labels, target: { ...honest.target, values } };
    },
    says: /non-members \([\d,]+ of [\d,]+ looked at\) get exactly the answer of a member/,
  },
  'examples-repeat': {
    sizes: SIZES.filter(({ classes = 0 }) => classes > 2),
    make: (honest) => {
      const half = honest.labels.length / 2;
      const values = Float32Array.from(honest.target.values);
      values.copyWithin(half * honest.classes, 0, half * honest.classes);
      const twice = <Values extends Int32Array | Uint8Array>(array: Values): Values => {
        const out = array.slice() as Values;
        out.copyWithin(half, 0, half);
        return out;
      };
      return {
        ...honest,
        target: { ...honest.target, values },
        labels: twice(honest.labels as Int32Array),
        members: twice(honest.members as Uint8Array),
      };
    },
    says: /keep one of each/,
  },
  'answers-constant': {
    sizes: SIZES,
    make: (honest) => {
      const { values, kind } = honest.target;
      return {
        ...honest,
        target: { kind, values: Float32Array.from(values, (_, at) => values[at % honest.classes]!) },
      };
    },
    says: /the same answer/,
  },
  'views-identical': {
    sizes: SIZES.map((size) => ({ ...size, shadows: 0 })),
    settings: { views: 4 },
    make: (honest) => {
      const values = new Float32Array(4 * honest.target.values.length);
      for (let v = 0; v < 4; v++)
        values.set(honest.target.values as Float32Array, v * honest.target.values.length);
      return { ...honest, views: { count: 4, answers: { kind: honest.target.kind, values } } };
    },
    says: /passes do not differ.*dropout was off/,
  },
  'views-of-other-rows': {
    sizes: SIZES.map((size) => ({ ...size, shadows: 0 })),
    settings: { views: 4 },
    make: (honest) => ({
      ...honest,
      views: {
        count: 4,
        answers: rowsInOrder(honest.views!.answers, order(honest.labels.length), honest.classes, 4),
      },
    }),
    says: /4 of 4 views agree with the labels/,
  },
  'views-of-another-model': {
    sizes: LARGER.filter(({ examples = 0 }) => examples > 64).map((size) => ({ ...size, shadows: 0 })),
    settings: { views: 4, boost: 5 },
    make: (honest, settings) => {
      const other = simulated({ ...settings, boost: 0, seed: 2 });
      // Another model of the same labels: the rows of each class in another order.
      const byClass = new Map<number, number[]>();
      other.labels as Int32Array;
      for (let i = 0; i < other.labels.length; i++) {
        const label = other.labels[i]!;
        byClass.set(label, [...(byClass.get(label) ?? []), i]);
      }
      const rows = Int32Array.from(honest.labels, (label, i) => {
        const own = byClass.get(label) ?? [i];
        return own[i % own.length]!;
      });
      return {
        ...honest,
        views: { count: 4, answers: rowsInOrder(other.views!.answers, rows, honest.classes, 4) },
      };
    },
    says: /they are of another model/,
  },
  'logits-look-like-probabilities': {
    sizes: SIZES.filter(({ kind }) => kind === 'posteriors'),
    make: (honest) => ({ ...honest, target: { ...honest.target, kind: 'logits' } }),
    says: /Every number of logits lies from 0 to 1 and every row sums to about 1/,
  },
  'softmax-twice': {
    sizes: SIZES.filter(({ kind, examples = 0 }) => kind === 'posteriors' && examples >= 64),
    settings: { boost: 5 },
    make: (honest) => ({
      ...honest,
      target: toForm(Float64Array.from(honest.target.values), honest.classes, 'posteriors'),
    }),
    says: /softmax seems to have been taken twice/,
  },
  'population-holds-members': {
    sizes: SIZES,
    settings: { population: 10 },
    make: (honest) => {
      const inside = [...(honest.labels as Int32Array).keys()]
        .filter((i) => honest.members[i] === 1)
        .slice(0, 5);
      const { classes } = honest;
      const answers = Float32Array.from(honest.population!.answers.values);
      const labels = Int32Array.from(honest.population!.labels);
      inside.forEach((row, z) => {
        labels[z] = honest.labels[row]!;
        for (let c = 0; c < classes; c++) answers[z * classes + c] = honest.target.values[row * classes + c]!;
      });
      const { kind } = honest.target;
      return { ...honest, population: { ...honest.population!, labels, answers: { kind, values: answers } } };
    },
    says: /of the population \(\d+ of \d+ looked at\) get exactly the answer of a member/,
  },
  'population-of-other-rows': {
    sizes: LARGER.filter(({ examples = 0 }) => examples > 64),
    settings: { population: 600 },
    make: (honest) => {
      const mixed = order(600);
      const labels = Int32Array.from(mixed, (i) => honest.population!.labels[i]!);
      return { ...honest, population: { ...honest.population!, labels } };
    },
    says: /population_labels and population_\w+ seem to be in different orders/,
  },
};

describe('plausibilityNotes', () => {
  it('is what the documentation lists', async () => {
    await expect(page).toMatchFileSnapshot('../../../../docs/plausibility.md');
  });

  it('has a planted case for every rule', () => {
    expect(Object.keys(slips).sort()).toEqual(PLAUSIBILITY_RULES.map(({ id }) => id).sort());
  });

  for (const [id, { sizes, settings = {}, make, says }] of Object.entries(slips)) {
    for (const size of sizes) {
      const whole = { kind: 'posteriors', classes: 10, ...size, ...settings } as const;
      it(`${id}: ${titleOf(whole)}`, { tags: isLarge(whole) ? ['slow'] : [] }, () => {
        const honest = simulated(whole);
        expect(idsOf(honest)).not.toContain(id);
        const notes = notesOf(make(honest, whole));
        expect(notes.find((note) => note.id === id)?.text, notes.map((note) => note.id).join(', ')).toMatch(
          says,
        );
      });
    }
  }

  it.each([2, 10])('tells a copy of the target from its logits and its posteriors, %d classes', (classes) => {
    const honest = simulated({ classes, shadows: 2, kind: 'logits', boost: 6 });
    const logits = Float64Array.from(honest.target.values);
    const values = Float32Array.from(honest.shadows!.answers.values);
    values.set(honest.target.values as Float32Array);
    const shadows = { ...honest.shadows!, answers: { kind: 'logits', values } } as const;
    expect(idsOf({ ...honest, target: toForm(logits, classes, 'posteriors') })).toEqual([]);
    expect(idsOf({ ...honest, target: toForm(logits, classes, 'posteriors'), shadows })).toContain(
      'shadows-are-the-target',
    );
  });

  it('stands whatever the arrays hold, down to two examples', () => {
    const random = randomStream(3, 'plausibility/any');
    const of = (count: number, next: () => number) => Float32Array.from({ length: count }, next);
    for (let round = 0; round < 400; round++) {
      const [examples, classes, models] = [2 + random.below(6), 2 + random.below(3), 1 + random.below(5)];
      const constant = random.below(3) === 0;
      const next = () => (constant ? 0.5 : random.below(2) === 0 ? random.below(2) : 8 * random.float() - 4);
      const answers = (rows: number) => ({ kind: 'logits', values: of(rows * classes, next) }) as const;
      const kinds = (count: number) => Uint8Array.from({ length: count }, () => random.below(2));
      const classNumbers = (count: number) => Int32Array.from({ length: count }, () => random.below(classes));
      for (const { id, text } of notesOf({
        classes,
        labels: classNumbers(examples),
        members: kinds(examples).fill(1, 0, 1).fill(0, 1, 2),
        target: answers(examples),
        shadows: { models, answers: answers(models * examples), members: kinds(models * examples) },
        population: { answers: answers(3), labels: classNumbers(3), shadows: answers(3 * models) },
        views: { count: models, answers: answers(models * examples) },
      })) {
        expect(text, id).not.toMatch(/NaN|undefined|Infinity/);
      }
    }
  });
});
