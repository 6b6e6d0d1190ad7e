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
    [target([[1]]), 'target.posteriors[0]: 1 values is refused; allowed: at least two classes'],
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
    [target([[0.5, null]]), 'target.posteriors[0][1]: NaN is refused'],
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
        shadows: whole.shadows.slice(0, 2),
      },
      'example 0 is inside every shadow. Give each example',
    ],
  ])('refuses shadows: %#', async (input, message) => {
    const answer = attackCommand('rmia-offline', input);
    await expect(answer).rejects.toThrow(BadInput);
    await expect(answer).rejects.toThrow(message);
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
