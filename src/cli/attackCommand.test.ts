import { describe, expect, it } from 'vitest';
import golden from '../lab/attacks/scores/fixtures/attacks.json' with { type: 'json' };
import { scoreAttacks } from '../lab/attacks/scores/scoreAttacks.ts';
import { attackCommand } from './attackCommand.ts';
import { BadInput } from './badInput.ts';

const target = (posteriors: unknown, labels: unknown = [0]) => ({ target: { posteriors, labels } });

describe('attackCommand', () => {
  it.each(scoreAttacks)('golden $name', ({ name }) => {
    const { scores: expected, ...input } = golden;
    const { scores } = attackCommand(name, input);
    expect(scores).toHaveLength(expected[name].length);
    scores.forEach((score, i) => {
      expect(score).toBeCloseTo(expected[name][i]!, 9);
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
      'target.posteriors[1][1]: NaN is refused; allowed: a finite number',
    ],
    [target([[0.5, null]]), 'target.posteriors[0][1]: null is refused'],
    [target([[1.5, -0.5]]), 'target.posteriors[0][0]: 1.5 is refused; allowed: a probability from 0 to 1'],
    [target([[0.5, 0.4]]), 'target.posteriors[0]: sum 0.9 is refused; allowed: a sum of 1 within 0.001'],
    [target([[0.5, 0.5]], [2]), 'target.labels[0]: 2 is refused; allowed: a whole number from 0 to 1'],
    [target([[0.5, 0.5]], [0.5]), 'target.labels[0]: 0.5 is refused; allowed: a whole number'],
    [target([[0.5, 0.5]], [0, 1]), 'target.labels: 2 values is refused; allowed: 1 values, one per row'],
  ])('%j', (input, message) => {
    expect(() => attackCommand('loss', input)).toThrow(BadInput);
    expect(() => attackCommand('loss', input)).toThrow(message);
  });

  it('accepts rows that sum to 1 within rounding', () => {
    expect(attackCommand('confidence', target([[0.5004, 0.5]])).scores).toEqual([0.5004]);
  });

  it('names the attacks it has', () => {
    expect(() => attackCommand('guess', {})).toThrow(
      'NAME: guess is refused; allowed: correctness, loss, confidence, entropy, modified-entropy',
    );
  });
});
