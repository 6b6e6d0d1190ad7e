import { describe, expect, it } from 'vitest';
import { randomStream } from '../random.ts';
import golden from './fixtures/mutualInformation.json' with { type: 'json' };
import { mutualInformation } from './mutualInformation.ts';

const gaussian = (random: { float(): number }) =>
  Math.sqrt(-2 * Math.log(1 - random.float())) * Math.cos(2 * Math.PI * random.float());

const halves = (count: number) => Array.from({ length: count }, (_, i) => i % 2);

/** I of N(0, 1) against N(shift, 1), one half each, in nats: the integral of the mixture's density by trapezoids. */
function ofMixture(shift: number): number {
  const density = (x: number) => Math.exp(-(x * x) / 2) / Math.sqrt(2 * Math.PI);
  const step = 1e-3;
  let sum = 0;
  for (let x = -10; x < 10 + shift; x += step) {
    const [p, q] = [density(x), density(x - shift)];
    const middle = (p + q) / 2;
    const part = (one: number) => (one > 0 ? (one / 2) * Math.log(one / middle) : 0);
    sum += step * (part(p) + part(q));
  }
  return sum;
}

describe.each(golden)('golden values by $by, width $width', ({ features, width, members, nats }) => {
  it(`${nats} nats`, async () => {
    const found = await mutualInformation(features, width, members);
    expect(found.nats).toBeCloseTo(nats, 9);
    expect(found.bits).toBeCloseTo(nats / Math.log(2), 9);
  });
});

describe('closed forms', () => {
  it.each([
    [0, 2000],
    [1, 2000],
    [2, 2000],
    [4, 2000],
  ])('two Gaussians %d apart', async (shift, count) => {
    const random = randomStream(6, `shift ${shift}`);
    const members = halves(count);
    const features = members.map((member) => gaussian(random) + shift * member);
    const { nats } = await mutualInformation(features, 1, members);
    expect(Math.abs(nats - ofMixture(shift))).toBeLessThan(0.04);
  });

  it('two Gaussians apart along a diagonal of three features, whatever their order', async () => {
    const random = randomStream(6, 'diagonal');
    const members = halves(1500);
    const features = members.flatMap((member) =>
      Array.from({ length: 3 }, () => gaussian(random) + (2 / Math.sqrt(3)) * member),
    );
    const { nats } = await mutualInformation(features, 3, members);
    expect(Math.abs(nats - ofMixture(2))).toBeLessThan(0.05);
    const reversed = await mutualInformation(features.slice().reverse(), 3, members.slice().reverse());
    expect(reversed.nats).toBeCloseTo(nats, 12);
  });

  it('far apart: log 2, one bit; likewise where the feature is the membership', async () => {
    const random = randomStream(6, 'apart');
    const members = halves(1000);
    const apart = members.map((member) => random.float() + 100 * member);
    for (const features of [apart, members]) {
      const { nats, bits } = await mutualInformation(features, 1, members);
      expect(nats).toBeCloseTo(Math.LN2, 2);
      expect(bits).toBeCloseTo(1, 2);
    }
  });

  it('a constant feature tells nothing', async () => {
    const { nats } = await mutualInformation(Array(200).fill(3), 1, halves(200));
    expect(nats).toBeLessThan(0.01);
  });

  it('a feature of two values that agrees with membership nine times in ten', async () => {
    const members = halves(2000);
    const features = members.map((member, i) => (i % 20 < 2 ? 1 - member : member));
    const { nats } = await mutualInformation(features, 1, members);
    expect(nats).toBeCloseTo(Math.LN2 + 0.9 * Math.log(0.9) + 0.1 * Math.log(0.1), 2);
  });
});

it('can be given up, and says how far it is', async () => {
  const shares: number[] = [];
  const run = mutualInformation(halves(400), 1, halves(400), async (share) => {
    shares.push(share);
    if (share >= 0.5) throw new Error('given up');
  });
  await expect(run).rejects.toThrow('given up');
  expect(shares).toEqual([0, 0.25, 0.5]);
});

describe('refusals', () => {
  it.each([
    ['features: 3 values for 4 examples of 1', [1, 2, 3], 1],
    ['features: 4 values for 4 examples of 0', [1, 2, 3, 4], 0],
    ['features[2][0]: NaN', [1, 2, Number.NaN, 4], 1],
  ])('%s', async (message, features, width) => {
    await expect(mutualInformation(features, width, [0, 1, 0, 1])).rejects.toThrow(message);
  });

  it('one member alone has no neighbour', async () => {
    await expect(mutualInformation([1, 2, 3], 1, [0, 1, 0])).rejects.toThrow('members: 1 of 3');
  });
});
