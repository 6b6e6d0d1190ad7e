import { expectSameAsCpu, testRandom } from '../../testing/compareOnWasm.ts';

/** Dense layers and their gradients against cpu, over sizes, tails and long sums: for the tests with SIMD and without. */
export async function denseLayersAgree(cases: number): Promise<void> {
  for (let seed = 0; seed < cases; seed++) {
    const { integer, pick, values } = testRandom(seed);
    const batch = pick(integer(1, 9), 64);
    const [inputs, outputs] = [pick(integer(1, 21), 300), pick(integer(1, 19), 64, 130)];
    const activation = pick('linear', 'relu');
    const [x, w] = [values([batch, inputs]), values([inputs + 1, outputs])];
    const [dy, y] = [values([batch, outputs]), values([batch, outputs], 2)];
    await expectSameAsCpu('Dense', { x, w }, { activation });
    await expectSameAsCpu('DenseGradWeights', { x, dy, y }, { activation });
    await expectSameAsCpu('DenseGradInput', { dy, y, w }, { activation });
  }
}
