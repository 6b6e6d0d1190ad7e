import { expect, it } from 'vitest';
import { refusalsByReason, refusalText } from './refusals.ts';

it('says a reason once for all attacks that it stops', () => {
  const refused = [
    { attack: 'clmia', reason: 'no views.' },
    { attack: 'lira-online', reason: 'one shadow.' },
    { attack: 'supervised', reason: 'no views.' },
  ] as const;
  expect(refusalsByReason(refused).map((one) => refusalText(one))).toEqual([
    'clmia, supervised were not run: no views.',
    'lira-online was not run: one shadow.',
  ]);
  expect(refusalText({ attacks: ['损失', '熵'], reason: 'so.' }, '、')).toBe('损失、熵 were not run: so.');
  expect(refusalsByReason([])).toEqual([]);
});
