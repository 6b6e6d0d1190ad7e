import { describe, expect, it } from 'vitest';
import { placeCard } from './placeCard.ts';

const window = { width: 1000, height: 800 };
const card = { width: 320, height: 300 };
const at = (left: number, top: number) => placeCard({ left, top, width: 60, height: 20 }, card, window);

describe('placeCard', () => {
  it('stands under its word, in the middle', () => {
    expect(at(500, 100)).toEqual({ left: 370, top: 128 });
  });

  it('stands over a word near the foot of the window', () => {
    expect(at(500, 700).top).toBe(700 - 8 - 300);
  });

  it('stays inside at either side', () => {
    expect(at(0, 100).left).toBe(12);
    expect(at(980, 100).left).toBe(1000 - 12 - 320);
  });

  it('in a window that is too low for it shows its head', () => {
    const low = placeCard({ left: 10, top: 150, width: 60, height: 20 }, card, { width: 400, height: 290 });
    expect(low.top).toBe(12);
  });
});
