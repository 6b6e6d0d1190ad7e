import { describe, expect, it } from 'vitest';
import { MOST_BYTES } from './qrCode.ts';
import { LEAVABLE, type Leavable, scannable } from './scannable.ts';

/** A link of so many characters for its settings, and for each other part. */
const linkOf =
  (settings: number, lengths: Readonly<Partial<Record<Leavable, number>>>) => (left: readonly Leavable[]) =>
    'a'.repeat(
      LEAVABLE.filter((part) => !left.includes(part)).reduce(
        (sum, part) => sum + (lengths[part] ?? 0),
        settings,
      ),
    );

describe('scannable', () => {
  it('keeps all of a short link', () => {
    const link = linkOf(100, { result: 20, pins: 100 });
    expect(scannable(['result', 'pins'], link)).toMatchObject({ left: [], isDense: false });
  });

  it('leaves out what is long, pins first and the result last, until the back row can read it', () => {
    const of = (lengths: Readonly<Partial<Record<Leavable, number>>>) =>
      scannable(LEAVABLE, linkOf(200, lengths));
    expect(of({ pins: 400, sides: 50, result: 20 }).left).toEqual(['pins']);
    expect(of({ pins: 10, sides: 400, result: 20 }).left).toEqual(['pins', 'sides']);
    expect(of({ pins: 10, sides: 10, result: 400 }).left).toEqual(['pins', 'sides', 'result']);
  });

  it('says of settings that are many that they are dense, of more that they cannot be read', () => {
    const dense = scannable(['result'], linkOf(600, { result: 20 }));
    expect(dense).toMatchObject({ left: ['result'], isDense: true });
    expect(dense.code).not.toBeNull();
    const tooLong = scannable([], linkOf(MOST_BYTES + 1, {}));
    expect(tooLong).toMatchObject({ code: null, isDense: false });
  });
});
