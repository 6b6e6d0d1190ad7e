import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import type { Augmentation } from '../experiment/experiment.ts';
import { SCHEMA } from '../experiment/schema.ts';
import { randomStream } from '../random.ts';
import { worstError } from '../testing/tensors.ts';
import { augmenter, NeedsPictures, trainingAugmentation } from './augment.ts';
import { drawJitter, type Jitter, jittered } from './colour.ts';
import { drawsOf } from './draws.ts';
import { drawAngle, MOST_DEGREES, rotated } from './rotation.ts';
import { drawShift, marginOf, shifted } from './shift.ts';
import { type Picture, plainJitter, plainRotation, plainShift } from './testing/plainLoops.ts';

const AUGMENTATIONS = SCHEMA.views.augmentations.options;

const BACKENDS = ['cpu', 'wasm'] as const;

beforeAll(async () => {
  for (const requested of BACKENDS) await startEngineInNode({ requested });
});

type Shape = [count: number, height: number, width: number, channels: number];

function randomPictures([count, height, width, channels]: Shape, seed = 1): Picture[] {
  const random = randomStream(seed, 'pictures');
  return Array.from({ length: count }, () => ({
    height,
    width,
    channels,
    values: Float32Array.from({ length: height * width * channels }, () => random.float()),
  }));
}

function stacked(pictures: readonly Picture[]): tf.Tensor4D {
  const { height, width, channels } = pictures[0]!;
  const values = pictures.flatMap(({ values }) => Array.from(values));
  return tf.tensor4d(values, [pictures.length, height, width, channels]);
}

/** What an augmentation gives on a backend, where it must leave nothing but its answer. */
async function on(
  backend: string,
  pictures: readonly Picture[],
  change: (images: tf.Tensor4D) => tf.Tensor4D,
): Promise<Float32Array> {
  await tf.setBackend(backend);
  const images = stacked(pictures);
  const before = [tf.memory().numTensors, tf.engine().backend.numDataIds()];
  const changed = change(images);
  expect(changed.shape).toEqual(images.shape);
  const values = Float32Array.from(await changed.data<'float32'>());
  changed.dispose();
  expect([tf.memory().numTensors, tf.engine().backend.numDataIds()]).toEqual(before);
  images.dispose();
  return values;
}

const valuesOf = (pictures: readonly Picture[]) => pictures.flatMap(({ values }) => Array.from(values));

const shape: fc.Arbitrary<Shape> = fc.tuple(
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 1, max: 20 }),
  fc.integer({ min: 1, max: 20 }),
  fc.constantFrom(1, 2, 3),
);

describe.each(BACKENDS)('on %s', (backend) => {
  it('crops and flips as plain loops do, to the last bit', async () => {
    await fc.assert(
      fc.asyncProperty(
        shape,
        fc.integer(),
        fc.boolean(),
        fc.boolean(),
        async (dimensions, seed, crop, flip) => {
          const pictures = randomPictures(dimensions);
          const [, height, width] = dimensions;
          const shifts = pictures.map((_, i) => drawShift(drawsOf(seed, i), { crop, flip }, [height, width]));
          const got = await on(backend, pictures, (images) => shifted(images, shifts));
          expect([...got]).toEqual(valuesOf(pictures.map((picture, i) => plainShift(picture, shifts[i]!))));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('flips twice to the picture itself', async () => {
    const pictures = randomPictures([3, 9, 12, 3]);
    const mirrored = pictures.map(() => ({ top: marginOf(9), left: marginOf(12), flipped: true }));
    const once = await on(backend, pictures, (images) => shifted(images, mirrored));
    const twice = await on(backend, pictures, (images) =>
      tf.tidy(() => shifted(shifted(images, mirrored), mirrored)),
    );
    expect([...twice]).toEqual(valuesOf(pictures));
    expect([...once]).not.toEqual(valuesOf(pictures));
  });

  it('rotates as plain loops do', async () => {
    await fc.assert(
      fc.asyncProperty(
        shape,
        fc.double({ min: -4, max: 4, noNaN: true }),
        fc.integer(),
        async (dimensions, one, seed) => {
          const pictures = randomPictures(dimensions);
          const angles = pictures.map((_, i) => (i === 0 ? one : drawAngle(drawsOf(seed, i))));
          const got = await on(backend, pictures, (images) => rotated(images, angles));
          const wanted = valuesOf(pictures.map((picture, i) => plainRotation(picture, angles[i]!)));
          expect(worstError(got, wanted)).toBeLessThan(3e-5);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('rotates anticlockwise', async () => {
    const picture = { height: 3, width: 3, channels: 1, values: [1, 2, 3, 4, 5, 6, 7, 8, 9] };
    const got = await on(backend, [picture], (images) => rotated(images, [Math.PI / 2]));
    expect(worstError(got, [3, 6, 9, 2, 5, 8, 1, 4, 7])).toBeLessThan(1e-5);
  });

  it('jitters colours as plain loops do, within [0, 1]', async () => {
    const factor = fc.double({ min: 0, max: 3, noNaN: true });
    const jitter: fc.Arbitrary<Jitter> = fc.record({
      brightness: factor,
      contrast: factor,
      saturation: factor,
    });
    await fc.assert(
      fc.asyncProperty(shape, fc.array(jitter, { minLength: 4, maxLength: 4 }), async (dimensions, many) => {
        const pictures = randomPictures(dimensions);
        const got = await on(backend, pictures, (images) => jittered(images, many.slice(0, pictures.length)));
        const wanted = valuesOf(pictures.map((picture, i) => plainJitter(picture, many[i]!)));
        expect(worstError(got, wanted)).toBeLessThan(1e-5);
        expect(got.every((value) => value >= 0 && value <= 1)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('gives the pictures back bit for bit where nothing is to change', async () => {
    const pictures = randomPictures([3, 11, 8, 3]);
    const still = pictures.map(() => ({ top: marginOf(11), left: marginOf(8), flipped: false }));
    const unchanged = { brightness: 1, contrast: 1, saturation: 1 };
    const changes: ((images: tf.Tensor4D) => tf.Tensor4D)[] = [
      (images) => shifted(images, still),
      (images) => rotated(images, [0, 0, 0]),
      (images) =>
        jittered(
          images,
          pictures.map(() => unchanged),
        ),
      (images) => augmenter([])(images, 5, 0),
    ];
    for (const change of changes)
      expect([...(await on(backend, pictures, change))]).toEqual(valuesOf(pictures));
  });

  it('composes rotation, crop, flip and colour in this order', async () => {
    const pictures = randomPictures([4, 16, 24, 3]);
    for (const listed of [AUGMENTATIONS, [...AUGMENTATIONS].reverse()]) {
      const got = await on(backend, pictures, (images) => augmenter(listed)(images, 99, 7));
      const wanted = pictures.map((picture, i) => {
        const draw = drawsOf(99, 7 + i);
        const turned = plainRotation(picture, drawAngle(draw));
        return plainJitter(
          plainShift(turned, drawShift(draw, { crop: true, flip: true }, [16, 24])),
          drawJitter(draw),
        );
      });
      expect(worstError(got, valuesOf(wanted))).toBeLessThan(3e-5);
    }
  });
});

describe('augmenter', () => {
  const pictures = randomPictures([6, 8, 8, 1]);
  const size = 64;

  it('gives an example the same picture whatever stands beside it', async () => {
    for (const listed of [AUGMENTATIONS, ['crop'], ['rotation']] as Augmentation[][]) {
      const together = await on('wasm', pictures, (images) => augmenter(listed)(images, 3, 10));
      for (let i = 0; i < pictures.length; i++) {
        const alone = await on('wasm', [pictures[i]!], (images) => augmenter(listed)(images, 3, 10 + i));
        expect([...alone]).toEqual([...together.subarray(i * size, (i + 1) * size)]);
      }
    }
  });

  it('gives other pictures for another seed, and to another example', async () => {
    const alike = pictures.map(() => pictures[0]!);
    for (const name of ['crop', 'rotation', 'colour'] as const) {
      const augment = augmenter([name]);
      const [one, other] = [
        await on('cpu', alike, (images) => augment(images, 3, 0)),
        await on('cpu', alike, (images) => augment(images, 4, 0)),
      ];
      expect([...one!], name).not.toEqual([...other!]);
      const rows = alike.map((_, i) => one!.subarray(i * size, (i + 1) * size).join());
      expect(new Set(rows).size, name).toBeGreaterThan(1);
    }
  });

  it('draws each augmentation alike whatever others are on', () => {
    const draw = drawsOf(8, 2);
    const crop = drawShift(draw, { crop: true, flip: false }, [32, 32]);
    expect(drawShift(draw, { crop: true, flip: true }, [32, 32])).toMatchObject({
      top: crop.top,
      left: crop.left,
    });
  });
});

describe('what is drawn', () => {
  const many = Array.from({ length: 9000 }, (_, i) => drawsOf(5, i));

  it('reaches every offset from 0 to 8 at 32 pixels about equally often, and flips half', () => {
    const shifts = many.map((draw) => drawShift(draw, { crop: true, flip: true }, [32, 32]));
    for (const side of ['top', 'left'] as const) {
      const counts = Array.from({ length: 9 }, (_, o) => shifts.filter((shift) => shift[side] === o).length);
      for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(140);
    }
    expect(Math.abs(shifts.filter(({ flipped }) => flipped).length - 4500)).toBeLessThan(200);
    const both = shifts.filter(({ top, flipped }) => top < 4 && flipped).length;
    expect(Math.abs(both - 2000)).toBeLessThan(180);
  });

  it('pads 4 pixels at 32, and in proportion elsewhere', () => {
    expect([32, 28, 96, 8, 3].map(marginOf)).toEqual([4, 4, 12, 1, 0]);
  });

  it('spreads angles and factors evenly over their ranges', () => {
    const degrees = many.map((draw) => (drawAngle(draw) * 180) / Math.PI / MOST_DEGREES);
    const factors = many.flatMap((draw) => Object.values(drawJitter(draw)).map((f) => (f - 1) / 0.4));
    for (const values of [degrees, factors]) {
      expect(values.every((value) => value >= -1 && value <= 1)).toBe(true);
      for (const quarter of [-1, -0.5, 0, 0.5]) {
        const share = values.filter((v) => v >= quarter && v < quarter + 0.5).length / values.length;
        expect(Math.abs(share - 0.25)).toBeLessThan(0.025);
      }
    }
  });
});

describe('trainingAugmentation', () => {
  it('changes every batch freshly, the same for the same stream', async () => {
    const pictures = randomPictures([5, 16, 16, 3]);
    const changes = () =>
      trainingAugmentation({ name: 'p', kind: 'pictures' }, randomStream(1, 'augmentation'));
    const [first, second] = [changes(), changes()];
    const one = await on('cpu', pictures, first);
    expect([...(await on('cpu', pictures, first))]).not.toEqual([...one]);
    expect([...(await on('cpu', pictures, second))]).toEqual([...one]);
  });

  it.each(['table', 'texts'] as const)('refuses a %s', (kind) => {
    expect(() => trainingAugmentation({ name: 'mine', kind }, randomStream(1, 'a'))).toThrow(NeedsPictures);
    expect(() => trainingAugmentation({ name: 'mine', kind }, randomStream(1, 'a'))).toThrow(/^.*mine holds/);
  });
});
