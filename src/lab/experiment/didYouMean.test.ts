import { describe, expect, it } from 'vitest';
import { didYouMean, meantBy, namingAll, refusalText } from './didYouMean.ts';
import { DEFAULT_EXPERIMENT, KNOBS } from './experiment.ts';
import { type Problem, withPairs } from './experimentText.ts';

const PATHS = ['target.epochs', 'target.width', 'contrastive.epochs', 'contrastive.temperature', 'seed'];

describe('didYouMean', () => {
  it.each([
    ['contrastive.temprature', 'did you mean contrastive.temperature?'],
    ['temperature', 'did you mean contrastive.temperature?'],
    ['Target.Width', 'did you mean target.width?'],
    ['epochs', 'did you mean target.epochs or contrastive.epochs?'],
    ['sede', 'did you mean seed?'],
  ])('%s: %s', (word, meant) => {
    expect(didYouMean(word, PATHS)).toBe(meant);
  });

  it.each(['', '  ', 'banana', 'x', 'members'])('has no idea of %j', (word) => {
    expect(didYouMean(word, PATHS)).toBe('');
  });

  it('has no idea without options', () => {
    expect(didYouMean('seed', [])).toBe('');
  });
});

const refused = (path: string, value: string): Problem =>
  withPairs(DEFAULT_EXPERIMENT, [[path, value]]).problems[0]!;

describe('meantBy', () => {
  it.each([
    ['temperature', '0.1', 'did you mean contrastive.temperature?'],
    ['contrastiv.temperature', '0.2', 'did you mean contrastive.temperature?'],
    ['HEAD.STEPS', '30', 'did you mean head.steps?'],
    ['epochs', '3', 'did you mean target.epochs or contrastive.epochs?'],
    ['target.architecture', 'resnet81', 'did you mean resnet18?'],
    ['attacks', 'clmia,loos,blind', 'did you mean loss?'],
    ['seed', 'x', ''],
    ['head', '3', ''],
  ])('%s=%s: %s', (path, value, meant) => {
    expect(meantBy(refused(path, value))).toBe(meant);
  });

  it.each([
    ['nothing near', 'target.colour'],
    ['no name', ''],
    ['a dot', '.'],
    ['another language', '对比.温度'],
    ['half of it in another language', 'contrastive.温度系数'],
    ['signs outside of the first plane', '😀'.repeat(20)],
    ['what every object has', '__proto__'],
    ['what every object has', 'constructor'],
    ['what every object has', 'head.hasOwnProperty'],
    ['a very long name', `contrastive.temperature${'e'.repeat(100_000)}`],
    ['a very long name of many parts', 'seed.'.repeat(20_000)],
  ])('has no idea of %s', (_, path) => {
    expect(meantBy(refused(path, '1'))).toBe('');
  });

  it.each(['v', 'lang', 'engine', 'embed', 'result'])(
    'asks about no setting in place of what is none: %s',
    (path) => {
      expect(meantBy({ path, value: 'sede', allowed: 'something else' })).toBe('');
    },
  );
});

describe('a refusal', () => {
  it('names the nearest settings alone, or all where nothing else lists them', () => {
    const problem = refused('contrastiv.temperature', '0.2');
    expect(refusalText(problem)).toBe(
      'contrastiv.temperature: 0.2 is refused; allowed: the name of a setting; did you mean contrastive.temperature?',
    );
    const { allowed } = namingAll(problem);
    expect(allowed.replace('one of ', '').split(', ')).toEqual(KNOBS.map(({ path }) => path));
    expect(refusalText(problem, namingAll(problem))).toBe(
      `contrastiv.temperature: 0.2 is refused; allowed: ${allowed}; did you mean contrastive.temperature?`,
    );
  });

  it('of a value says what that setting allows', () => {
    const problem = refused('seed', 'x');
    expect(namingAll(problem)).toBe(problem);
    expect(refusalText(problem)).toBe('seed: x is refused; allowed: a whole number from 0 to 2147483647');
  });
});
