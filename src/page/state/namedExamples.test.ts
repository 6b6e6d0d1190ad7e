import { readFileSync } from 'node:fs';
import { beforeEach, expect, it, vi } from 'vitest';
import type { DatasetName } from '../../lab/data/catalogue.ts';
import { candidatesFor } from './testing/fakeLab.ts';

const SETS: readonly (readonly [DatasetName, readonly string[], readonly string[]])[] = [
  ['cifar-10', ['cat', 'horse'], ['猫', '马']],
  ['cifar-100', ['lawn_mower', 'table'], ['割草机', '桌子']],
  // A folder of the person's that is called so, too, and an archive with other names in its own list.
  ['own-pictures', ['cat', 'horse'], ['cat', 'horse']],
  ['cifar-10', ['cat', 'unicorn'], ['猫', 'unicorn']],
];

beforeEach(() => vi.resetModules());

it('calls the classes of the lab’s own sets as the language does, and no others', async () => {
  const { translateBy } = await import('../../language/inLanguage.ts');
  const { translation } = await import('../../language/catalogue.ts');
  const catalogue = JSON.parse(readFileSync('src/language/catalogues/zh-Hans.json', 'utf8'));
  translateBy({ tag: 'zh-Hans', words: translation('zh-Hans', catalogue), sentence: (english) => english });
  const { withTitles } = await import('./namedExamples.ts');
  const { DEFAULT_EXPERIMENT } = await import('../../lab/experiment/experiment.ts');
  for (const [set, names, titles] of SETS) {
    const examples = withTitles({ ...candidatesFor(DEFAULT_EXPERIMENT), classNames: names }, set);
    expect(examples).toMatchObject({ classNames: titles });
  }
});
