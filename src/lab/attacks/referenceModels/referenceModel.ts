/**
 * Reference models: K classifiers of the target's kind, each trained on half of the target's 2n examples, so that every
 * example is inside exactly half of them. What LiRA (Carlini et al. 2022, arXiv 2112.03570) and RMIA (Zarifzadeh et al.
 * 2024, arXiv 2312.03262) compare the target with. The attacker of these papers holds the examples in question.
 */
import type { Dataset } from '../../data/dataset.ts';
import { examplesOf } from '../../data/roleExamples.ts';
import type { Split } from '../../data/split.ts';
import { noDropout } from '../../models/dropout.ts';
import type { Classifier } from '../../models/network.ts';
import { toTensors } from '../../models/parameters.ts';
import type { RandomStream } from '../../random.ts';
import type { StageContext } from '../../stages/stageContext.ts';
import { inputTensor } from '../../training/inputs.ts';
import { queryLogits } from '../../training/queries.ts';
import { type ClassifierTraining, trainClassifier } from '../../training/trainClassifier.ts';

export interface ReferenceModel {
  /** [2n] of the target's examples, members first: 1 = this model was trained on it. */
  readonly inside: Uint8Array;
  /** [2n, classes] what it answers to them. */
  readonly logits: Float32Array;
  /** [n, classes] what it answers to examples that no model was trained on. */
  readonly population: Float32Array;
  readonly trainAccuracy: number;
  readonly testAccuracy: number;
}

/** Examples that train neither the target, nor the shadow, nor a reference model: RMIA's z. */
export function populationOf(split: Split): Int32Array {
  return split.sets.shadowNonMembers;
}

/**
 * Which of `count` examples reference model `part` is trained on: half of them, drawn for each pair of models, the second
 * of which gets the other half. More models leave the first ones as they were.
 * @param count even @returns [count] 1 = inside
 */
export function insideOf(count: number, part: number, random: (purpose: string) => RandomStream): Uint8Array {
  const order = random(`half ${part >> 1}`).permutation(count);
  const inside = new Uint8Array(count);
  const half = count >> 1;
  for (const position of part % 2 === 0 ? order.slice(0, half) : order.slice(half)) inside[position] = 1;
  return inside;
}

type Training = Pick<ClassifierTraining, 'recipe' | 'augment'>;

/** Trains one of them. @param part its number, from 0 */
export async function trainReference(
  model: Classifier,
  dataset: Dataset,
  split: Split,
  { recipe, augment, part }: Training & { readonly part: number },
  context: StageContext,
): Promise<ReferenceModel> {
  const own: StageContext = { ...context, random: (purpose) => context.random(`${part}/${purpose}`) };
  const examples = examplesOf(split, 'target');
  const inside = insideOf(examples.length, part, context.random);
  const positions = examples.map((_, position) => position);
  const order = Int32Array.of(
    ...positions.filter((position) => inside[position] === 1),
    ...positions.filter((position) => inside[position] === 0),
  );
  const half = order.length / 2;
  const trained = await trainClassifier(
    {
      model,
      dataset,
      labels: split.labels,
      members: order.slice(0, half).map((position) => examples[position]!),
      nonMembers: order.slice(half).map((position) => examples[position]!),
      recipe,
      dropoutRate: 0,
      augment,
    },
    own,
  );
  const { classes } = model;
  const logits = new Float32Array(trained.logits.length);
  order.forEach((position, row) => {
    logits.set(trained.logits.subarray(row * classes, (row + 1) * classes), position * classes);
  });
  const population = await queryLogits(
    model,
    toTensors(model.shapes, trained.weights),
    inputTensor(dataset, populationOf(split), trained.scaling),
    noDropout,
    own,
  );
  const { trainAccuracy, testAccuracy } = trained;
  return { inside, logits, population, trainAccuracy, testAccuracy };
}
