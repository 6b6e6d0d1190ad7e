import { framedCount, framedEpochs } from '../evaluation/embeddingFrames.ts';
import { counted } from './curves.ts';
import { poolSize } from './experimentParts.ts';
import { split } from './split.ts';
import { defineStage, withCurves } from './stage.ts';
import { target } from './target.ts';
import { views } from './views.ts';

/** The contrastive encoder. No membership label is read; of the target's answers come only frames of what it sees of them. */
export const encoder = withCurves(
  defineStage({
    id: 'encoder',
    title: 'contrastive encoder',
    ribbon: 'encoder',
    inputs: [split, views, target],
    params: ({ contrastive, features, seed }) => ({ ...contrastive, features, seed }),
    onEngine: true,
    stored: true,
    priority: 50,
    work: (experiment) => {
      const { epochs, batchSize } = experiment.contrastive;
      const pool = poolSize(experiment);
      const { membersPerModel } = experiment.dataset;
      // At the end all of the target's examples are looked at, beside those that frames are of.
      const last = (2 * membersPerModel) / framedCount(membersPerModel);
      return {
        contrastive: epochs * Math.floor(pool / Math.min(batchSize, pool)),
        frame: framedEpochs(epochs).length + last,
      };
    },
    code: () =>
      Promise.all([
        import('../attacks/clmia/encoder.ts'),
        import('../attacks/clmia/encoderFrames.ts'),
        import('../data/roleExamples.ts'),
      ]),
    run: async ([{ trainEncoder }, { encoderFrames }, { labelsOf }], inputs, params, context) => {
      const labels = labelsOf(inputs.split, inputs.split.pool);
      const { watch, kept } = encoderFrames(inputs.split, inputs.target, params, context);
      const trained = await trainEncoder({ ...params, views: inputs.views, labels, watch }, context);
      return { ...trained, frames: kept() };
    },
  }),
  { loss: ({ loss }) => counted(loss) },
);
