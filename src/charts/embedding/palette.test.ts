import { expect, it } from 'vitest';
import { hexColour } from './palette.ts';

it('writes a computed colour as marks are drawn with', () => {
  expect(hexColour('rgb(187, 71, 19)')).toBe('#bb4713');
  expect(hexColour('rgba(0, 5, 255, 0.5)')).toBe('#0005ff');
  expect(hexColour('')).toBeNull();
  expect(hexColour('color(srgb 1 0.5 0)')).toBe('#ff8000');
  expect(hexColour('color(srgb 1 0.5 0 / 0.4)')).toBe('#ff8000');
});
