import { expect, test } from 'vitest';
import { packColour, stampPoint } from './raster.ts';
import { disc, makeStamps, ring } from './stamps.ts';

const white = (width: number, height: number) => ({
  pixels: new Uint32Array(width * height).fill(0xffffffff),
  width,
  height,
});

test('colours are packed blue, green, red', () => {
  expect(packColour('#112233')).toBe(0x332211);
  expect(packColour('#fff')).toBe(0xffffff);
  expect(packColour('rebeccapurple')).toBe(0);
});

test('an opaque disc covers its centre and leaves the corners', () => {
  const raster = white(11, 11);
  stampPoint(raster, 5.5, 5.5, makeStamps(disc(3), 3, 1, 0x0000ff), 1);
  expect(raster.pixels[5 * 11 + 5]).toBe(0xff0000ff);
  expect(raster.pixels[0]).toBe(0xffffffff);
});

test('a ring is hollow', () => {
  const raster = white(13, 13);
  stampPoint(raster, 6.5, 6.5, makeStamps(ring(4, 1), 5, 1, 0), 1);
  expect(raster.pixels[6 * 13 + 6]).toBe(0xffffffff);
  expect(raster.pixels[6 * 13 + 10]! & 0xff).toBeLessThan(60);
});

test('overlapping see-through points darken; strength fades', () => {
  const set = makeStamps(disc(2), 2, 0.5, 0);
  const once = white(9, 9);
  const twice = white(9, 9);
  const faint = white(9, 9);
  stampPoint(once, 4.5, 4.5, set, 1);
  stampPoint(twice, 4.5, 4.5, set, 1);
  stampPoint(twice, 4.5, 4.5, set, 1);
  stampPoint(faint, 4.5, 4.5, set, 0.2);
  const grey = (raster: typeof once) => raster.pixels[4 * 9 + 4]! & 0xff;
  expect(grey(twice)).toBeLessThan(grey(once));
  expect(grey(faint)).toBeGreaterThan(grey(once));
});

test('points at the edge, outside and missing stay in bounds', () => {
  const raster = white(5, 5);
  const set = makeStamps(disc(3), 3, 1, 0);
  stampPoint(raster, 0, 0, set, 1);
  stampPoint(raster, 99, -99, set, 1);
  stampPoint(raster, Number.NaN, 2, set, 1);
  expect(raster.pixels[24]).toBe(0xffffffff);
});
