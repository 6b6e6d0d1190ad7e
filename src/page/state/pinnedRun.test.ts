import { expect, it } from 'vitest';
import type { FinishedRun } from './brought.ts';
import { pinnedRun } from './pinnedRun.ts';

const counted = (length: number) => Array.from({ length }, (_, i) => i + 1);

it('keeps the losses, their peaks and ends among no more points than are drawn', () => {
  const y = counted(5000).map((i) => (i === 1234 ? 99 : 1 / i));
  const curves = {
    'encoder/loss': { x: counted(5000), y },
    'target/members': { x: [1], y: [0.5] },
    'head/clmia': { x: [], y: [] },
  };
  const kept = pinnedRun({ curves, detail: null } as unknown as FinishedRun).curves;
  expect(Object.keys(kept ?? {})).toEqual(['encoder/loss']);
  const loss = kept!['encoder/loss']!;
  expect(loss.y.length).toBeLessThanOrEqual(300);
  expect([loss.x[0], loss.x.at(-1), loss.x[loss.y.indexOf(99)]]).toEqual([1, 5000, 1234]);
});
