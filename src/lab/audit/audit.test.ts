import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../data/byteSource.ts';
import { clopperPearson } from '../evaluation/clopperPearson.ts';
import { delongAuc } from '../evaluation/delong.ts';
import { contains } from '../evaluation/interval.ts';
import { rankScores } from '../evaluation/roc.ts';
import { randomStream } from '../random.ts';
import { StageAborted } from '../stages/stageContext.ts';
import type { RawArray } from './arrays.ts';
import { audit } from './audit.ts';
import { auditInput } from './auditInput.ts';
import expected from './fixtures/expected.json' with { type: 'json' };
import { readArrays } from './readArrays.ts';

const OPTIONS = { seed: 3, engine: false };
const QUIET = { update: () => {}, checkpoint: async () => {} };
const bytes = new Uint8Array(readFileSync(new URL('./fixtures/audit.npz', import.meta.url)));
const fixture = async () => new Map((await readArrays([bytesSource('audit.npz', bytes)])).arrays);
const golden = Object.entries(expected.auc);

const array = (values: ArrayLike<number>, shape: readonly number[]): RawArray => ({
  values: Float64Array.from(values),
  shape,
  half: false,
});

/** Logits of `count` examples of 3 classes whose members' true logit is `signal` higher. */
function planted(count: number, signal: number, shuffled = false) {
  const random = randomStream(5, `audit ${count} ${signal}`);
  const members = Float64Array.from({ length: count }, () => random.below(2));
  const labels = members.map(() => random.below(3));
  const logits = new Float64Array(3 * count).map(
    (_, i) =>
      2 * random.float() + (i % 3 === labels[Math.floor(i / 3)] ? signal * members[Math.floor(i / 3)]! : 0),
  );
  const order = random.permutation(count);
  const told = shuffled ? members.map((_, i) => members[order[i]!]!) : members;
  return new Map([
    ['logits', array(logits, [count, 3])],
    ['labels', array(labels, [count])],
    ['members', array(told, [count])],
  ]);
}

describe('an audit of a file made by numpy', async () => {
  const { report, evaluated } = await audit(auditInput(await fixture()), OPTIONS, QUIET);
  const named = (name: string) => report.attacks.find((attack) => attack.name === name)!;

  it.each(golden)("gives scikit-learn's AUC of %s", (name, auc) => {
    expect(Math.abs(named(name).auc.value - auc)).toBeLessThan(1e-6);
  });

  it('runs every attack that the arrays suffice for, and says what more would add', () => {
    const names = [...golden.map(([name]) => name), 'rmia-online', 'rmia-offline'];
    expect(report.attacks.map(({ name }) => name)).toEqual(names);
    expect(report.refused).toEqual([]);
    expect(report.missing.map((one) => one.array)).toEqual(['population_posteriors', 'views']);
    expect(report).toMatchObject({ examples: 1000, classes: 4, shadows: 6 });
    expect(report.members + report.nonMembers).toBe(1000);
    expect(report.accuracy.members).toBeCloseTo(expected.accuracy.members, 12);
    expect(report.accuracy.nonMembers).toBeCloseTo(expected.accuracy.nonMembers, 12);
  });

  it('decides with thresholds of the first shadow model, never above the oracle', () => {
    for (const { balancedAccuracy, oracle, thresholdFrom, name } of report.attacks) {
      expect(thresholdFrom).toBe(name === 'correctness' ? 'the score itself' : 'the first shadow model');
      if (name !== 'modified-entropy')
        expect(balancedAccuracy!.value).toBeLessThanOrEqual(oracle.balancedAccuracy);
      expect(contains(balancedAccuracy!, balancedAccuracy!.value)).toBe(true);
    }
    expect(
      evaluated.every(({ scores, decisions }) => scores.length === 1000 && decisions?.length === 1000),
    ).toBe(true);
  });

  it('gives the same again with another seed', async () => {
    const other = await audit(auditInput(await fixture()), { ...OPTIONS, seed: 4 }, QUIET);
    expect(other.report.attacks).toEqual(report.attacks);
  });
});

describe('an audit', () => {
  it('without shadow models gives threshold-free figures and names the oracle', async () => {
    const arrays = await fixture();
    arrays.delete('shadow_posteriors');
    const { report } = await audit(auditInput(arrays), OPTIONS, QUIET);
    expect(
      report.attacks.map(({ name, balancedAccuracy, thresholdFrom }) => [
        name,
        balancedAccuracy !== null,
        thresholdFrom,
      ]),
    ).toEqual([
      ['correctness', true, 'the score itself'],
      ['loss', false, null],
      ['confidence', false, null],
      ['entropy', false, null],
      ['modified-entropy', false, null],
    ]);
    expect(report.missing[0]).toMatchObject({
      array: 'shadow_posteriors',
      wouldAdd: expect.arrayContaining(['lira-online', 'rmia-offline']),
    });
  });

  /** The fixture with the shadows' membership of some examples changed. */
  async function withShadowMembers(change: (member: number, example: number, shadow: number) => number) {
    const arrays = await fixture();
    const { shape, values } = arrays.get('shadow_members')!;
    const changed = Array.from(values, (member, i) => change(member, i % 1000, Math.floor(i / 1000)));
    arrays.set('shadow_members', array(changed, shape));
    return audit(auditInput(arrays), OPTIONS, QUIET);
  }

  it('leaves out of an attack what no shadow covers as it needs, and says how many', async () => {
    // Nobody knows 7, everybody knows 11.
    const { report, evaluated } = await withShadowMembers((member, i) =>
      i === 7 ? 0 : i === 11 ? 1 : member,
    );
    expect(report.refused).toEqual([]);
    expect(report.attacks.map(({ name, uncovered }) => [name, uncovered])).toEqual([
      ['correctness', 0],
      ['loss', 0],
      ['confidence', 0],
      ['entropy', 0],
      ['modified-entropy', 0],
      ['lira-online', 2],
      ['lira-offline', 1],
      ['rmia-online', 2],
      ['rmia-offline', 1],
    ]);
    expect(report.remarks).toContainEqual(
      expect.stringContaining(
        'LiRA online and RMIA online: 2 rows left out of 1,000; LiRA offline and RMIA offline: 1 row left out of 1,000',
      ),
    );
    const judged = (name: string) => evaluated.find((one) => one.name === name)!;
    const [online, offline, all] = ['lira-online', 'lira-offline', 'loss'].map(judged);
    expect([online!.ids.includes(7), online!.ids.includes(11), online!.ids.length]).toEqual([
      false,
      false,
      998,
    ]);
    expect([offline!.ids.includes(7), offline!.ids.includes(11), offline!.ids.length]).toEqual([
      true,
      false,
      999,
    ]);
    for (const { ids, scores, members, labels, decisions } of [online!, offline!]) {
      expect([scores.length, members.length, labels.length, decisions!.length]).toEqual(
        Array(4).fill(ids.length),
      );
      expect([...members]).toEqual(Array.from(ids, (i) => all!.members[i]));
      expect(Array.from(labels)).toEqual(Array.from(ids, (i) => all!.labels[i]));
    }
  });

  it('runs the offline attacks on shadows that were trained on none of the examples, and says why not the online ones', async () => {
    const { report } = await withShadowMembers(() => 0);
    const reason = expect.stringContaining('no example is inside any shadow. The online attacks compare');
    expect(report.refused).toEqual([
      { attack: 'lira-online', reason },
      { attack: 'rmia-online', reason },
    ]);
    const thresholds = report.attacks.map(({ name, thresholdFrom }) => [name, thresholdFrom]);
    expect(thresholds).toEqual([
      ['correctness', 'the score itself'],
      ['loss', null],
      ['confidence', null],
      ['entropy', null],
      ['modified-entropy', null],
      ['lira-offline', 'the definition'],
      ['rmia-offline', 'the definition'],
    ]);
    expect(report.remarks).toContainEqual(expect.stringContaining('no shadow model was trained on any'));
  });

  it('runs every attack on shadows of which some were trained on all examples and the others on none', async () => {
    const { report } = await withShadowMembers((_, __, k) => k % 2);
    expect(report.refused).toEqual([]);
    expect(
      report.attacks.slice(5).map(({ name, uncovered, thresholdFrom }) => [name, uncovered, thresholdFrom]),
    ).toEqual(
      ['lira-online', 'lira-offline', 'rmia-online', 'rmia-offline'].map((name) => [
        name,
        0,
        'the definition',
      ]),
    );
    expect(report.remarks).toContainEqual(expect.stringContaining('on all of the examples or on none'));
  });

  it('judges the scores of shadows that were trained on all examples, and says why no attack compares with them', async () => {
    const { report } = await withShadowMembers(() => 1);
    expect(report.attacks).toHaveLength(5);
    expect(report.refused).toHaveLength(4);
    for (const { reason } of report.refused) expect(reason).toContain('every example is inside every shadow');
  });

  it('fits thresholds on the first shadow that was trained on some of the examples', async () => {
    const { report } = await withShadowMembers((member, _, k) => (k === 0 ? 0 : member));
    for (const { name, thresholdFrom } of report.attacks.slice(1)) {
      expect([name, thresholdFrom]).toEqual([name, 'the first shadow model with members']);
    }
  });

  it('refuses an attack, not the audit, where what is covered is of one kind', async () => {
    const members = (await fixture()).get('members')!.values;
    const { report } = await withShadowMembers((_, i, k) => (members[i] === 1 || k > 0 ? 0 : 1));
    const reason = expect.stringMatching(/cover \d+ of 1000 examples as it needs, all of them non-members/);
    expect(report.refused).toContainEqual({ attack: 'rmia-online', reason });
    expect(report.attacks.map(({ name }) => name)).toContain('rmia-offline');
  });

  it('takes its z from a population that is given', async () => {
    const arrays = await fixture();
    const own = await audit(auditInput(await fixture()), OPTIONS, QUIET);
    const [posteriors, shadows] = [arrays.get('posteriors')!, arrays.get('shadow_posteriors')!];
    arrays.set('population_posteriors', {
      ...posteriors,
      values: posteriors.values.slice(0, 400),
      shape: [100, 4],
    });
    arrays.set('population_labels', array(arrays.get('labels')!.values.slice(0, 100), [100]));
    const rows = Array.from({ length: 6 }, (_, k) => [
      ...shadows.values.slice(k * 4000, k * 4000 + 400),
    ]).flat();
    arrays.set('shadow_population_posteriors', array(rows, [6, 100, 4]));
    const { report, evaluated } = await audit(auditInput(arrays), OPTIONS, QUIET);
    expect(report.missing.map((one) => one.array)).toEqual(['views']);
    const rmia = evaluated.find(({ name }) => name === 'rmia-online')!;
    expect([...rmia.scores].every((score) => Number.isInteger(Math.round(score * 1e9) / 1e7))).toBe(true);
    expect(rmia.scores).not.toEqual(own.evaluated.find(({ name }) => name === 'rmia-online')!.scores);
  });

  it('does not depend on the order of the examples', async () => {
    const arrays = planted(60, 1);
    const order = fc.shuffledSubarray([...Array(60).keys()], { minLength: 60 });
    const figures = async (raw: Parameters<typeof auditInput>[0]) =>
      (await audit(auditInput(raw), OPTIONS, QUIET)).report.attacks.map(({ auc, oracle, tprAtFpr }) => [
        auc.value.toFixed(12),
        oracle.balancedAccuracy,
        tprAtFpr,
      ]);
    const copied = new Map([...arrays].map(([name, one]) => [name, array(one.values, one.shape)]));
    const right = await figures(copied);
    await fc.assert(
      fc.asyncProperty(order, async (positions) => {
        const permuted = [...arrays].map(([name, { values, shape }]): [string, RawArray] => {
          const width = values.length / 60;
          return [
            name,
            array(
              positions.flatMap((p) => [...values.slice(p * width, (p + 1) * width)]),
              shape,
            ),
          ];
        });
        expect(await figures(new Map(permuted))).toEqual(right);
      }),
      { numRuns: 10 },
    );
  });

  it('finds a planted signal, and chance where membership is shuffled', async () => {
    for (const { name, auc } of (await audit(auditInput(planted(2000, 1)), OPTIONS, QUIET)).report.attacks) {
      expect([name, auc.low > 0.5 && auc.value > 0.54]).toEqual([name, true]);
    }
    for (const { name, auc } of (await audit(auditInput(planted(2000, 1, true)), OPTIONS, QUIET)).report
      .attacks) {
      expect([name, Math.abs(auc.value - 0.5) < 0.04]).toEqual([name, true]);
    }
  });

  it('names the methods of its intervals, which are the same for few and many examples', async () => {
    const few = await audit(auditInput(planted(100, 1)), OPTIONS, QUIET);
    const many = await audit(auditInput(planted(20_002, 1)), OPTIONS, QUIET);
    expect(few.report.intervals).toEqual(many.report.intervals);
    expect(many.report.intervals.auc).toContain('DeLong');
    const { auc, balancedAccuracy } = many.report.attacks[0]!;
    expect([contains(auc, auc.value), contains(balancedAccuracy!, balancedAccuracy!.value)]).toEqual([
      true,
      true,
    ]);
    expect(auc.high - auc.low).toBeLessThan(0.02);
  });

  it('can be stopped, and tells each attack that is done', async () => {
    const steps: string[] = [];
    const stopped = audit(auditInput(planted(50, 1)), OPTIONS, {
      update: (update) =>
        update.kind === 'progress' && steps.push(`${update.note} ${update.step}/${update.steps}`),
      checkpoint: async () => {
        if (steps.length === 2) throw new StageAborted();
      },
    });
    await expect(stopped).rejects.toThrow(StageAborted);
    expect(steps).toEqual(['correctness 1/5', 'loss 2/5']);
  });
});

describe('intervals at large N', async () => {
  const { evaluated } = await audit(auditInput(await fixture()), OPTIONS, QUIET);
  const members = new Uint8Array((await fixture()).get('members')!.values);

  it.each(Object.entries(expected.delong))(
    "DeLong's of %s is the definition's",
    (name, { value, low, high }) => {
      const { scores } = evaluated.find((one) => one.name === name)!;
      const interval = delongAuc(rankScores(scores, members));
      expect(interval.value).toBeCloseTo(value, 6);
      expect(interval.low).toBeCloseTo(low, 6);
      expect(interval.high).toBeCloseTo(high, 6);
    },
  );

  it.each(expected.clopperPearson)("Clopper-Pearson's of $k of $n is scipy's", ({ k, n, low, high }) => {
    const interval = clopperPearson(k, n);
    expect(interval.low).toBeCloseTo(low, 10);
    expect(interval.high).toBeCloseTo(high, 10);
  });
});

describe('slips and findings', () => {
  const performed = async (arrays: Parameters<typeof auditInput>[0]) =>
    (await audit(auditInput(arrays), OPTIONS, QUIET)).report;
  const inverted = (members: RawArray): RawArray =>
    array(
      Array.from(members.values, (one) => 1 - one),
      members.shape,
    );

  it('tells of a membership that is inverted before any figure, and calls no attack the strongest for it', async () => {
    const arrays = planted(400, 1.5);
    const { notes, findings } = await performed(
      new Map([...arrays, ['members', inverted(arrays.get('members')!)]]),
    );
    expect(notes.map(({ id }) => id)).toEqual(['membership-inverted']);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['attacks-below-chance', 'warning'],
    ]);
  });

  it('says that a binary model’s one output was read as two classes, and of two columns does not', async () => {
    const z = Array.from({ length: 40 }, (_, i) => (i % 7) - 3);
    const binary = (logits: RawArray) =>
      new Map([
        ['logits', logits],
        [
          'labels',
          array(
            z.map((_, i) => i % 2),
            [40],
          ),
        ],
        [
          'members',
          array(
            z.map((_, i) => Number(i < 20)),
            [40],
          ),
        ],
      ]);
    const { remarks } = await performed(binary(array(z, [40])));
    expect(remarks.join()).toContain('one output per example');
    const two = z.flatMap((one) => [0, one]);
    expect((await performed(binary(array(two, [40, 2])))).remarks.join()).not.toContain('one output');
  });

  it('has no note on honest arrays, and says which measure an attack leads by', async () => {
    const { notes, findings } = await performed(planted(400, 1.5));
    expect(notes).toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual(['attacks-find-members']);
    expect(findings[0]!.text).toMatch(/the highest of 5 AUCs is 0\.\d{3} /);
  });

  it('finds nothing in a membership that was shuffled', async () => {
    const { findings } = await performed(planted(4000, 1.5, true));
    expect(findings.map(({ code }) => code)).toEqual(['attacks-find-nothing']);
  });

  it('gives no figure of CLMIA from views that do not differ', async () => {
    const arrays = planted(200, 1.5);
    const logits = arrays.get('logits')!;
    const posteriors = Array.from({ length: 200 }, (_, i) => {
      const powers = Array.from(logits.values.slice(3 * i, 3 * i + 3), Math.exp);
      const sum = powers.reduce((a, b) => a + b, 0);
      return powers.map((power) => power / sum);
    }).flat();
    const views = array([...posteriors, ...posteriors], [2, 200, 3]);
    const report = await performed(new Map([...arrays, ['views', views]]));
    expect(report.notes.map(({ id }) => id)).toEqual(['views-identical']);
    expect(report.attacks.map(({ name }) => name)).not.toContain('clmia');
    expect(report.remarks.join()).not.toContain('clmia');
    expect(report.refused.find(({ attack }) => attack === 'clmia')!.reason).toContain(
      'the passes do not differ',
    );
  });
});
