import { describe, expect, it } from 'vitest';
import { didYouMean, meantBy } from './didYouMean.ts';

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

describe('meantBy', () => {
  it.each([
    ['temperature', '0.1', 'did you mean contrastive.temperature?'],
    ['target.architecture', 'resnet81', 'did you mean resnet18?'],
    ['attacks', 'clmia,loos,blind', 'did you mean loss?'],
    ['seed', 'x', ''],
    ['head', '3', ''],
    ['v', '2', ''],
  ])('%s=%s: %s', (path, value, meant) => {
    expect(meantBy({ path, value })).toBe(meant);
  });
});
