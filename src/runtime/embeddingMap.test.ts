import { expect, it } from 'vitest';
import type { RunOutcome } from '../lab/pipeline/pipeline.ts';
import { EmbeddingMap } from './embeddingMap.ts';

const EXAMPLES = 40;
const embeddings = Float32Array.from({ length: 2 * EXAMPLES }, (_, i) => Math.sin(i * i));
const run = { head: { outcome: { output: { embeddings } } } } as unknown as RunOutcome;

it('says that it has no embedding where no run has finished in it', async () => {
  const map = new EmbeddingMap(() => Promise.resolve());
  await expect(map.compute(() => {})).rejects.toMatchObject({
    name: 'NoEmbedding',
    hint: 'Run again: finished stages are kept.',
  });
});

it('maps every example, and tells how far it is', async () => {
  const map = new EmbeddingMap(() => Promise.resolve());
  map.keep(run, EXAMPLES, 1);
  const told: number[] = [];
  const { x } = await map.compute((progress) => told.push(progress));
  expect(x).toHaveLength(EXAMPLES);
  expect(told.length).toBeGreaterThan(0);
});

it('is ended by another run', async () => {
  const map: EmbeddingMap = new EmbeddingMap(async () => map.forget());
  map.keep(run, EXAMPLES, 1);
  await expect(map.compute(() => {})).rejects.toMatchObject({ name: 'StageAborted' });
});
