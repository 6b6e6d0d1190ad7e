/** The map of the last run's embedding: UMAP, computed when it is asked for. */
import type { Projection } from '../lab/evaluation/projection.ts';
import type { RunOutcome } from '../lab/pipeline/pipeline.ts';
import { outputOf } from '../lab/pipeline/runResult.ts';
import { randomStream } from '../lab/random.ts';
import { StageAborted } from '../lab/stages/stageContext.ts';
import { codeOf, RELOAD } from './codeOf.ts';

/** The run whose embedding is asked for was another worker's. */
class NoEmbedding extends Error {
  override readonly name = 'NoEmbedding';
  readonly hint = 'Run again: finished stages are kept.';
  constructor() {
    super('The embedding of this run is no longer at hand.');
  }
}

const loadMap = () => codeOf('the map', import('../lab/evaluation/neighbourMap.ts'), RELOAD);

export class EmbeddingMap {
  private embedded: { embeddings: Float32Array; width: number; seed: number } | undefined;
  /** Loads its arithmetic ahead. */
  readonly load = loadMap;

  /** @param pause resolves once waiting messages have been handled */
  constructor(private readonly pause: () => Promise<void>) {}

  /** A run begins: the map of the one before is not gone on with. */
  forget(): void {
    this.embedded = undefined;
  }

  /** @param examples how many are embedded */
  keep(run: RunOutcome, examples: number, seed: number): void {
    const { embeddings } = outputOf(run, 'head');
    this.embedded = { embeddings, width: embeddings.length / examples, seed };
  }

  /**
   * Whatever else is done meanwhile but another run.
   * @throws StageAborted once one begins, NoEmbedding
   */
  async compute(tell: (progress: number) => void): Promise<Projection> {
    const { embedded } = this;
    if (!embedded) throw new NoEmbedding();
    const { neighbourMap } = await loadMap();
    const random = randomStream(embedded.seed, 'map');
    return neighbourMap(embedded.embeddings, embedded.width, random, async (progress) => {
      await this.pause();
      if (this.embedded !== embedded) throw new StageAborted('another run began');
      tell(progress);
    });
  }
}
