import { describe, expect, it } from 'vitest';
import golden from '../../lab/attacks/fixtures/attacks.json' with { type: 'json' };
import { BadInput } from '../badInput.ts';
import { attackCommand } from './attack.ts';

const target = (posteriors: unknown, labels: unknown = [0]) => ({ target: { posteriors, labels } });

describe('attackCommand', () => {
  const { scores: goldenScores, ...input } = golden;

  it.each(Object.entries(goldenScores))('golden %s', async (name, expected) => {
    const { scores } = await attackCommand(name, input);
    expect(scores).toHaveLength(expected.length);
    scores.forEach((score, i) => {
      expect(score).toBeCloseTo(expected[i]!, 9);
    });
  });

  it.each([
    [{}, 'target: nothing is refused'],
    [target([]), 'target.posteriors: no rows is refused'],
    [target([[]]), 'target.posteriors[0]: 0 values is refused; allowed: at least two classes'],
    [{ target: { labels: [0] } }, 'target.posteriors: nothing is refused; allowed: posteriors or logits'],
    [
      { target: { logits: [[1, null]], labels: [0] } },
      'target.logits[0][1]: null is refused; allowed: a number',
    ],
    [{ target: { logits: [[0.5, 0.5]], labels: [0] } }, 'target.logits: rows that all sum to 1'],
    [target([1.5]), 'target.posteriors[0]: 1.5 is refused; allowed: a probability from 0 to 1'],
    [target([[0.5, 0.5], [1]], [0, 0]), 'target.posteriors[1]: 1 values is refused; allowed: 2 values'],
    [
      target(
        [
          [0.5, 0.5],
          [0.5, Number.NaN],
        ],
        [0, 0],
      ),
      'target.posteriors[1][1]: NaN is refused; allowed: a probability from 0 to 1',
    ],
    [target([[0.5, null]]), 'target.posteriors[0][1]: null is refused'],
    [target([[0.5, '0.5']]), 'target.posteriors[0][1]: "0.5" is refused; allowed: a number'],
    [target([[1.5, -0.5]]), 'target.posteriors[0][0]: 1.5 is refused; allowed: a probability from 0 to 1'],
    [target([[0.5, 0.4]]), 'target.posteriors[0]: sum 0.9 is refused; allowed: a sum of 1 within 0.001'],
    [target([[0.5, 0.5]], [2]), 'target.labels[0]: 2 is refused; allowed: a whole number from 0 to 1'],
    [target([[0.5, 0.5]], [0.5]), 'target.labels[0]: 0.5 is refused; allowed: a whole number'],
    [target([[0.5, 0.5]], [0, 1]), 'target.labels: shape [2] is refused; allowed: shape [1]'],
  ])('%j', async (input, message) => {
    const answer = attackCommand('loss', input);
    await expect(answer).rejects.toThrow(BadInput);
    await expect(answer).rejects.toThrow(message);
  });

  it('accepts rows that sum to 1 within rounding', async () => {
    const { scores } = await attackCommand('confidence', target([[0.5004, 0.5]]));
    expect(scores).toEqual([0.5004]);
  });

  const two = [
    [0.5, 0.5],
    [0.25, 0.75],
  ];
  const whole = {
    target: { posteriors: two, labels: [0, 1] },
    shadows: Array.from({ length: 4 }, (_, k) => ({ posteriors: two, members: k < 2 ? [1, 0] : [0, 1] })),
    population: { labels: [0], target: [[0.5, 0.5]], shadows: Array.from({ length: 4 }, () => [[0.5, 0.5]]) },
  };
  const shadow = (k: number, change: object) => ({
    ...whole,
    shadows: whole.shadows.map((one, i) => (i === k ? { ...one, ...change } : one)),
  });
  const population = (change: object) => ({ ...whole, population: { ...whole.population, ...change } });

  it.each([
    [{ target: whole.target }, 'shadows: nothing is refused; allowed: a list of shadow models'],
    [{ ...whole, shadows: [] }, 'shadows: no shadows is refused'],
    [
      shadow(1, { posteriors: [[0.5, 0.5]] }),
      'shadows[1].posteriors: shape [1, 2] is refused; allowed: shape [2, 2]',
    ],
    [
      shadow(2, {
        posteriors: [
          [1, 0],
          [0.7, 0.7],
        ],
      }),
      'shadows[2].posteriors[1]: sum 1.4 is refused',
    ],
    [shadow(0, { members: [1] }), 'shadows[0].members: 1 values is refused; allowed: 2 values'],
    [shadow(3, { members: [1, 2] }), 'shadows[3].members[1]: 2 is refused; allowed: 0 or 1'],
    [{ ...whole, population: undefined }, 'population: nothing is refused; allowed: an object {labels'],
    [population({ labels: [2] }), 'population.labels[0]: 2 is refused; allowed: a whole number from 0 to 1'],
    [population({ labels: [] }), 'population.labels: no values is refused'],
    [population({ target: [[0.9, 0.9]] }), 'population.target[0]: sum 1.8 is refused'],
    [population({ shadows: [[[0.5, 0.5]]] }), 'population.shadows: 1 shadows is refused; allowed: 4'],
    [
      { ...whole, options: { rmia: { gamma: 0 } } },
      'options.rmia.gamma: 0 is refused; allowed: a number above 0',
    ],
    [{ ...whole, options: { rmia: { a: 2 } } }, 'options.rmia.a: 2 is refused; allowed: a rate from 0 to 1'],
    [{ ...whole, options: { lira: { variance: 'none' } } }, 'allowed: fixed or per-example'],
    [
      {
        ...population({ shadows: [[[0.5, 0.5]], [[0.5, 0.5]]] }),
        shadows: whole.shadows.slice(0, 2).map((one) => ({ ...one, members: [1, 1] })),
      },
      'shadow members: every example is inside every shadow. Give shadow models',
    ],
  ])('refuses shadows: %#', async (input, message) => {
    const answer = attackCommand('rmia-offline', input);
    await expect(answer).rejects.toThrow(BadInput);
    await expect(answer).rejects.toThrow(message);
  });

  it('reads logits in float64, and the single output of a binary model', async () => {
    const scores = async (outputs: object) =>
      (await attackCommand('loss', { target: { ...outputs, labels: [1, 0] } })).scores;
    const logits = [
      [0, 2],
      [0, 50],
    ];
    expect(await scores({ logits })).toEqual([-Math.log1p(Math.exp(-2)), -50]);
    expect(await scores({ logits: [2, 50] })).toEqual(await scores({ logits }));
    expect(await scores({ logits: [[2], [50]] })).toEqual(await scores({ logits }));
    expect(await scores({ posteriors: [0.75, 0.5] })).toEqual([Math.log(0.75), Math.log(0.5)]);
  });

  it('gives the same by reference models from logits as from posteriors', async () => {
    const inLogits = (rows: number[][]) => rows.map((row) => row.map((p) => Math.log(p) + 3));
    const { target, shadows, population } = golden;
    const logits = {
      target: { logits: inLogits(target.posteriors), labels: target.labels },
      shadows: shadows.map(({ posteriors, members }) => ({ logits: inLogits(posteriors), members })),
      population: {
        labels: population.labels,
        target: inLogits(population.target),
        shadows: population.shadows.map(inLogits),
      },
    };
    for (const name of ['lira-online', 'lira-offline', 'rmia-online', 'rmia-offline'] as const) {
      const { scores } = await attackCommand(name, logits);
      goldenScores[name].forEach((expected, i) => {
        expect(scores[i]).toBeCloseTo(expected, 9);
      });
    }
  });

  it('has no score for what the shadows do not cover, and says how many', async () => {
    const members = (rows: number[][]) => ({
      ...whole,
      shadows: whole.shadows.map((one, k) => ({ ...one, members: rows[k]! })),
    });
    const once = members([
      [1, 0],
      [1, 1],
      [1, 0],
      [1, 1],
    ]);
    expect(await attackCommand('rmia-offline', once)).toEqual({ scores: [null, 0], uncovered: 1 });
    const outside = members(Array.from({ length: 4 }, () => [0, 0]));
    expect(await attackCommand('rmia-offline', outside)).toMatchObject({ uncovered: 0 });
    await expect(attackCommand('lira-online', outside)).rejects.toThrow(
      'no example is inside any shadow. The online attacks compare, for each example, models',
    );
  });

  it.each([
    [
      { options: { rmia: { gama: 3 } } },
      'options.rmia: gama is refused; allowed: the keys gamma, a; did you mean gamma?',
    ],
    [
      { options: { rmai: { gamma: 3 } } },
      'options: rmai is refused; allowed: the keys rmia, lira; did you mean rmia?',
    ],
    [{ options: { lira: { Variance: 'fixed' } } }, 'options.lira: Variance is refused'],
    [{ option: { rmia: { gamma: 3 } } }, 'input: option is refused; allowed: the keys target, shadows'],
    [{ target: { ...whole.target, lables: [0, 1] } }, 'target: lables is refused'],
    [{ weights: [1] }, 'input: weights is refused'],
    [
      shadow(2, { member: [1, 0] }),
      'shadows[2]: member is refused; allowed: the keys posteriors, logits, members',
    ],
    [population({ lables: [1] }), 'population: lables is refused'],
    [{ options: { rmia: { gamma: Number.POSITIVE_INFINITY } } }, 'options.rmia.gamma: Infinity is refused'],
  ])('refuses keys that it does not know, whatever the attack: %#', async (change, message) => {
    for (const name of ['loss', 'lira-offline', 'rmia-offline']) {
      await expect(attackCommand(name, { ...whole, ...change })).rejects.toThrow(message);
    }
  });

  it.each([
    [null, 'options: null is refused'],
    [[], 'options: a list is refused; allowed: an object with the keys rmia, lira'],
    [{ lira: null }, 'options.lira: null is refused'],
    [{ rmia: { gamma: 0 } }, 'options.rmia.gamma: 0 is refused'],
    [{ rmia: { gamma: '2' } }, 'options.rmia.gamma: 2 is refused'],
    [{ rmia: { a: 2 } }, 'options.rmia.a: 2 is refused'],
  ])(
    'refuses options that no attack could use, whether it reads them or not: %#',
    async (options, message) => {
      const { target } = whole;
      await expect(attackCommand('loss', { target, options })).rejects.toThrow(message);
      for (const name of ['loss', 'lira-offline'])
        await expect(attackCommand(name, { ...whole, options })).rejects.toThrow(message);
    },
  );

  it('takes true and false for membership, as an audit does', async () => {
    const shadows = whole.shadows.map((one) => ({
      ...one,
      members: one.members.map((member: unknown) => member === 1),
    }));
    const [asBits, asTruths] = await Promise.all([
      attackCommand('lira-offline', whole),
      attackCommand('lira-offline', { ...whole, shadows }),
    ]);
    expect(asTruths).toEqual(asBits);
  });

  it('takes a remark under a key of its own', async () => {
    await expect(attackCommand('loss', { ...whole, note: 'made by hand' })).resolves.toBeDefined();
  });

  it.each([
    [
      shadow(1, {
        posteriors: [
          [0.9, 0.9],
          [0.5, 0.5],
        ],
      }),
      'shadows[1].posteriors[0]: sum 1.8',
    ],
    [population({ target: [[0.9, 0.9]] }), 'population.target[0]: sum 1.8 is refused'],
  ])('checks rows that it does not read, as an audit does: %#', async (input, message) => {
    for (const name of ['loss', 'lira-offline']) {
      await expect(attackCommand(name, input)).rejects.toThrow(message);
    }
  });

  it('reads the options', async () => {
    const { scores: _, ...input } = golden;
    const scores = async (name: string, options: object) =>
      (await attackCommand(name, { ...input, options })).scores;
    expect(await scores('lira-online', {})).toEqual((await attackCommand('lira-online', input)).scores);
    expect(await scores('lira-online', { lira: { variance: 'per-example' } })).not.toEqual(
      await scores('lira-online', {}),
    );
    expect(await scores('rmia-online', { rmia: { gamma: 1 } })).not.toEqual(await scores('rmia-online', {}));
  });

  it('names the attacks it has', async () => {
    await expect(attackCommand('guess', {})).rejects.toThrow(
      'NAME: guess is refused; allowed: correctness, loss, confidence, entropy, modified-entropy, lira-online, lira-offline, rmia-online, rmia-offline',
    );
  });
});
