import type { KeptSet } from '../data/keptSet.ts';

/** A CIFAR-10 of 400 pictures, two of them repeated. */
export const keptSet = (content: string, more: Partial<KeptSet> = {}): KeptSet => ({
  name: 'cifar-10',
  content,
  kind: 'pictures',
  count: 400,
  different: 398,
  repeats: [],
  height: 32,
  width: 32,
  channels: 3,
  classNames: ['a', 'b'],
  size: 3,
  origin: 'archive.tar.gz',
  added: 1,
  ...more,
});
