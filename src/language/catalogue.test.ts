import { describe, expect, it } from 'vitest';
import { translation } from './catalogue.ts';

const english = {
  title: 'Runs',
  counted: (count: number) => (count === 1 ? 'One run' : `${count} runs`),
  named: (names: readonly string[]) => `Only ${names.join(' and ')}.`,
  ended: (name: string, isFailed: boolean) => `${name} ${isFailed ? 'failed' : 'ended'}.`,
  bounds: (min: number, unit = '') => `From ${min} ${unit}`,
  changed: (added: readonly string[], unit: string) => `With ${added.join(', ')}${unit}.`,
  inner: { left: 'Not in the catalogue', right: (one: string) => `Neither is ${one}` },
};

const words = translation('pl', {
  runs: {
    title: 'Przebiegi',
    counted: '{0, plural, one {# przebieg} few {# przebiegi} other {# przebiegów}}',
    named: 'Tylko {0}.',
    ended: '{0} {1, select, true {nie powiódł się} other {zakończony}}.',
    bounds: 'Od {0}{has1, select, true { {1}} other {}}',
    changed: '{has0, select, true {Z {0}} other {Bez}}{has1, select, true { ({1})} other {}}.',
  },
})('runs', english);

describe('a catalogue', () => {
  it('says what stands in it, with the plurals of its language', () => {
    expect(words.title).toBe('Przebiegi');
    expect([1, 2, 5, 22].map((count) => words.counted(count))).toEqual([
      '1 przebieg',
      '2 przebiegi',
      '5 przebiegów',
      '22 przebiegi',
    ]);
  });

  it('chooses by what a text is given, joins lists as its language does, and leaves out what is not given', () => {
    expect(words.ended('A', true)).toBe('A nie powiódł się.');
    expect(words.ended('A', false)).toBe('A zakończony.');
    expect(words.named(['A', 'B', 'C'])).toBe('Tylko A, B i C.');
    expect(words.bounds(3)).toBe('Od 3');
    expect(words.bounds(3, 's')).toBe('Od 3 s');
    expect(words.changed(['A', 'B'], 'm')).toBe('Z A i B (m).');
    expect(words.changed([], '')).toBe('Bez.');
  });

  it('parts what it is given from what stands beside it as its script does, and leaves what it is given as it is', () => {
    const chinese = translation('zh-Hans', {
      runs: { ended: '{1, select, true {仅 {0}} other {由{0}制作}}', bounds: '{0} 减 {1}，{0}（{1}）' },
    })('runs', english);
    expect(chinese.ended('损失', true)).toBe('仅损失');
    expect(chinese.ended('CLMIA', true)).toBe('仅 CLMIA');
    expect(chinese.ended('我的 数据1.csv', true)).toBe('仅我的 数据1.csv');
    expect(chinese.ended('CLMIA', false)).toBe('由 CLMIA 制作');
    expect(chinese.bounds(3, '熵')).toBe('3 减熵，3（熵）');
  });

  it('says in English what it lacks', () => {
    expect(words.inner.left).toBe('Not in the catalogue');
    expect(words.inner.right('this')).toBe('Neither is this');
  });
});
