/** What is drawn is read by another implementation, as a camera would: from pixels. */
import fc from 'fast-check';
import readQr from 'jsqr';
import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT, KNOBS } from '../../lab/experiment/experiment.ts';
import { valueAt, withValue } from '../../lab/experiment/experimentText.ts';
import { anyExperiment } from '../../lab/testing/arbitrary.ts';
import { shareHash } from '../state/shareLink.ts';
import { MOST_BYTES, MOST_FOR_THE_BACK, type QrCode, qrCode } from './qrCode.ts';

const PER_MODULE = 4;

/** A picture of the path, black on white. */
function pixelsOf({ size, path }: QrCode): { data: Uint8ClampedArray; width: number } {
  const width = size * PER_MODULE;
  const data = new Uint8ClampedArray(4 * width * width).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let row = 0; row < PER_MODULE; row++) {
      const begin = (Number(y) * PER_MODULE + row) * width + Number(x) * PER_MODULE;
      for (let at = begin; at < begin + Number(length) * PER_MODULE; at++) data.set([0, 0, 0, 255], 4 * at);
    }
  }
  return { data, width };
}

function read(code: QrCode | null): string | undefined {
  if (!code) return undefined;
  const { data, width } = pixelsOf(code);
  return readQr(data, width, width, { inversionAttempts: 'dontInvert' })?.data;
}

const LAB = 'https://somebody.example/clmia-lab/';

describe('qrCode', () => {
  it('is read as the very link, whatever the experiment', () => {
    fc.assert(
      fc.property(anyExperiment, fc.subarray([...KNOBS], { maxLength: 12 }), (one, knobs) => {
        const experiment = knobs.reduce(
          (changed, { path }) => withValue(changed, path, valueAt(one, path)),
          DEFAULT_EXPERIMENT,
        );
        const link = LAB + shareHash(experiment, { result: null, embed: false, hideControls: false });
        expect(read(qrCode(link))).toBe(link);
      }),
      { numRuns: 20 },
    );
  });

  it('is coarse for a short link, finer for a longer one, and none where no camera reads it', () => {
    const ofLength = (length: number) => qrCode(`${LAB}#${'a'.repeat(length - LAB.length - 1)}`);
    expect(ofLength(60)!.version).toBeLessThanOrEqual(4);
    expect(ofLength(287)!.version).toBe(MOST_FOR_THE_BACK);
    expect(ofLength(367)!.version, 'corrected less').toBe(MOST_FOR_THE_BACK);
    expect(ofLength(368)!.version).toBeGreaterThan(MOST_FOR_THE_BACK);
    expect(read(ofLength(MOST_BYTES))).toHaveLength(MOST_BYTES);
    expect(ofLength(MOST_BYTES + 1)).toBeNull();
  });

  it('leaves four modules of white on every side', () => {
    const { size, path } = qrCode(LAB)!;
    for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(4);
      expect(Number(y)).toBeGreaterThanOrEqual(4);
      expect(Number(x) + Number(length)).toBeLessThanOrEqual(size - 4);
      expect(Number(y)).toBeLessThan(size - 4);
    }
  });
});
