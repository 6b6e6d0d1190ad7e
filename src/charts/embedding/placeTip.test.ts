import { expect, test } from 'vitest';
import { placeTip } from './placeTip.ts';

const tip = { width: 200, height: 120 };

test('to the right where there is room, else to the left', () => {
  expect(placeTip({ x: 100, y: 200 }, tip, { width: 640, height: 450 })).toEqual({ x: 116, y: 140 });
  expect(placeTip({ x: 600, y: 200 }, tip, { width: 640, height: 450 })).toEqual({ x: 384, y: 140 });
});

test('never outside the plot', () => {
  expect(placeTip({ x: 100, y: 2 }, tip, { width: 640, height: 450 }).y).toBe(8);
  expect(placeTip({ x: 100, y: 449 }, tip, { width: 640, height: 450 }).y).toBe(322);
});

test('above or below the point on a plot too narrow for beside', () => {
  expect(placeTip({ x: 150, y: 250 }, tip, { width: 300, height: 300 })).toEqual({ x: 50, y: 114 });
  expect(placeTip({ x: 150, y: 50 }, tip, { width: 300, height: 300 })).toEqual({ x: 50, y: 66 });
});
