/** UMAP's map of an embedding (McInnes, Healy & Melville 2018, arXiv 1802.03426): neighbours matter, distances little. */
import { UMAP } from 'umap-js';
import type { RandomStream } from '../random.ts';
import type { Projection } from './projection.ts';

/**
 * @param rows [count, width]
 * @param checkpoint awaited between epochs with the share done; throws to give up
 */
export async function neighbourMap(
  rows: Float32Array,
  width: number,
  random: RandomStream,
  checkpoint: (share: number) => Promise<void>,
): Promise<Projection> {
  const count = rows.length / width;
  const points = Array.from({ length: count }, (_, i) =>
    Array.from(rows.subarray(i * width, (i + 1) * width)),
  );
  const umap = new UMAP({
    nComponents: 2,
    nNeighbors: Math.min(15, count - 1),
    minDist: 0.1,
    random: () => random.float(),
  });
  await checkpoint(0);
  const epochs = umap.initializeFit(points);
  for (let epoch = 0; epoch < epochs; epoch++) {
    umap.step();
    if (epoch % 5 === 0) await checkpoint(epoch / epochs);
  }
  const placed = umap.getEmbedding();
  return {
    x: Float32Array.from(placed, ([x = 0]) => x),
    y: Float32Array.from(placed, ([, y = 0]) => y),
  };
}
