/**
 * What the attack makes of a target that was trained without one example. The attack stays as it is: its encoder, heads, reference
 * models and thresholds are those that were made beside the target with the example, and only the target's answers are new.
 * Attacks that are learned on the shadow are learned once more from the same draws, and so are the same.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { HeadAttack, ScoresAndDecisions } from '../attacks/attack.ts';
import { queryCopies } from '../attacks/augmentedQueries/augmentedQueries.ts';
import { type AttackName, attackOf, isNeeded } from '../attacks/catalogue.ts';
import { encode, encoderShapes } from '../attacks/clmia/encoder.ts';
import { featureCount, featureRows } from '../attacks/clmia/features.ts';
import { EMBEDDING } from '../attacks/clmia/sizes.ts';
import { queryGenerated } from '../attacks/generatedNonMembers/queryGenerated.ts';
import { type FittedHead, headProbabilities, headShapes } from '../attacks/heads/head.ts';
import { type ClmiaHeads, type ControlHeads, embeddingsOf } from '../attacks/heads/heads.ts';
import { queryPopulation } from '../attacks/populationQueries/populationQueries.ts';
import { posteriors } from '../attacks/posteriors.ts';
import type { ReferenceModel } from '../attacks/referenceModels/referenceModel.ts';
import { referenceOutputs } from '../attacks/referenceModels/referenceOutputs.ts';
import { attackInputs, type UnlabelledScores, unlabelledAttacks } from '../attacks/unlabelledAttacks.ts';
import type { Dataset } from '../data/dataset.ts';
import type { ModelRole } from '../data/modelRole.ts';
import { examplesOf, labelsOf } from '../data/roleExamples.ts';
import type { Split } from '../data/split.ts';
import type { Experiment, Features } from '../experiment/experiment.ts';
import { classifierFor, type ModelParams } from '../models/classifier.ts';
import { toTensors, type Weights } from '../models/parameters.ts';
import { randomStream } from '../random.ts';
import type { StageContext } from '../stages/stageContext.ts';
import type { TrainedClassifier } from '../training/trainClassifier.ts';
import { confidences } from './memorisation.ts';
import { nearestTo } from './neighbours.ts';
import { planeOf } from './planeOf.ts';

/** What one attack says of one example. */
export interface AttackSays {
  readonly name: AttackName;
  readonly score: number;
  readonly calledMember: boolean;
  /** Share of the non-members of the target with the example that score lower, of equal ones half; null where it has no score. */
  readonly above: number | null;
}

/** One example as a target answers to it and the attack sees that. */
export interface SeenExample {
  /** p(y|x) */
  readonly confidence: number;
  /** [classes] */
  readonly posteriors: readonly number[];
  /** Its place in the picture of the embedding. */
  readonly x: number;
  readonly y: number;
  /** In the order in which the experiment names them. */
  readonly attacks: readonly AttackSays[];
}

export interface InBothWorlds {
  /** Its number among the target's 2n examples, members first. */
  readonly example: number;
  readonly label: number;
  /** Whether the attacker was told that it is a member. */
  readonly told: boolean;
  readonly with: SeenExample;
  readonly without: SeenExample;
}

export interface ScoresWithout {
  readonly leftOut: InBothWorlds;
  /** The nearest members in the embedding of the target with the example. */
  readonly neighbours: readonly InBothWorlds[];
  /** Of all other members: how much p(y|x) is higher with the example, and how far it is off either way, on average. */
  readonly others: { readonly count: number; readonly change: number; readonly off: number };
}

/** Our choice. */
const NEIGHBOURS = 5;

export interface ScoresWithoutParams extends ModelParams {
  readonly attacks: readonly AttackName[];
  readonly features: Features;
  readonly seed: number;
  /** Where an attack compares with reference models. */
  readonly references?: Omit<Experiment['references'], 'count'> | undefined;
  /** Whose random streams attacks and generated non-members were drawn from. */
  readonly streams: { readonly attacks: string; readonly generated: string };
}

export interface ScoresWithoutInputs {
  readonly data: Dataset;
  readonly split: Split;
  readonly target: TrainedClassifier;
  readonly shadow: TrainedClassifier;
  readonly encoder: { readonly weights: Weights };
  readonly head: ClmiaHeads;
  readonly controls: ControlHeads;
  readonly blind: FittedHead | null;
  readonly referenceModels: readonly ReferenceModel[];
  readonly augmentedQueries: readonly Readonly<Record<ModelRole, Uint8Array>>[];
  readonly unlabelledAttacks: readonly UnlabelledScores[];
  readonly targetWithout: TrainedClassifier;
}

type Heads = Readonly<Record<HeadAttack['head'], FittedHead | null>>;

const BY_HALF = 0.5;

const byHead = ({ probabilities }: Pick<FittedHead, 'probabilities'>): ScoresAndDecisions => ({
  scores: Float64Array.from(probabilities),
  decisions: Uint8Array.from(probabilities, (p) => (p > BY_HALF ? 1 : 0)),
});

/** Of each fitted head, what it says of feature rows [2n, width] that it has not seen. */
async function headsOn(
  rows: Float32Array,
  width: number,
  { head, controls, blind, encoder }: ScoresWithoutInputs,
  initialEncoder: (width: number) => Weights,
): Promise<Heads> {
  const features = tf.tensor2d(rows, [rows.length / width, width]);
  const frozen = async (fitted: FittedHead | null, beneath: Weights): Promise<FittedHead | null> => {
    if (!fitted) return null;
    const embedded = tf.tidy(() => encode(features, toTensors(encoderShapes(width), beneath)));
    const layers = toTensors(headShapes(EMBEDDING), fitted.weights);
    return { ...fitted, probabilities: await headProbabilities(embedded, layers) };
  };
  const trained = async (fitted: FittedHead | null): Promise<FittedHead | null> => {
    if (!fitted) return null;
    const layers = toTensors([...encoderShapes(width), ...headShapes(EMBEDDING)], fitted.weights);
    return { ...fitted, probabilities: await headProbabilities(features, layers) };
  };
  return {
    clmia: await frozen(head.clmia, encoder.weights),
    fineTuned: await trained(head.fineTuned),
    randomEncoder: await frozen(controls.randomEncoder, initialEncoder(width)),
    supervised: await trained(controls.supervised),
    // It asks no model.
    blind,
  };
}

/** The attacks that are told of no membership, on the new target's answers. */
async function unlabelledOn(
  inputs: ScoresWithoutInputs,
  { attacks, references, seed, streams, ...form }: ScoresWithoutParams,
  context: StageContext,
): Promise<readonly UnlabelledScores[]> {
  const { data, split, shadow, targetWithout: target, referenceModels } = inputs;
  const chosen = attacks.filter((name) => attackOf(name).family !== 'head');
  const drawing = (stream: string): StageContext => ({
    ...context,
    random: (purpose) => randomStream(seed, `${stream}/${purpose}`),
  });
  const model = classifierFor(data, form);
  const examples = examplesOf(split, 'target');
  const [copies] = inputs.augmentedQueries;
  const population = references && [await queryPopulation({ data, split, target }, form, context)];
  const answers = {
    referenceModels:
      references &&
      population &&
      referenceOutputs(split, { target, references: referenceModels, population }, references),
    augmentedQueries: copies && {
      ...copies,
      target: await queryCopies(model, data, examples, target, context),
    },
    generatedNonMembers: isNeeded('generatedNonMembers', { attacks })
      ? await queryGenerated(model, data, split, target, drawing(streams.generated))
      : undefined,
  };
  const asked = attackInputs(split, { target, shadow }, answers);
  return unlabelledAttacks(chosen, asked, drawing(streams.attacks));
}

/** Of each chosen attack that has any. */
function scoresOf(
  attacks: readonly AttackName[],
  heads: Heads,
  unlabelled: readonly UnlabelledScores[],
): { readonly name: AttackName; readonly says: ScoresAndDecisions }[] {
  return attacks.flatMap((name) => {
    const attack = attackOf(name);
    const head = attack.family === 'head' ? heads[attack.head] : null;
    const says = head ? byHead(head) : unlabelled.find((one) => one.name === name);
    return says ? [{ name, says }] : [];
  });
}

/** Share of values below a score, of equal ones half. */
function shareBelow(score: number, values: readonly number[]): number | null {
  if (Number.isNaN(score) || values.length === 0) return null;
  const below = values.reduce((sum, value) => sum + (value < score ? 1 : value === score ? 0.5 : 0), 0);
  return below / values.length;
}

export async function scoresWithout(
  leftOut: number,
  inputs: ScoresWithoutInputs,
  params: ScoresWithoutParams,
  initialEncoder: (width: number) => Weights,
  context: StageContext,
): Promise<ScoresWithout> {
  const { split, target, targetWithout, encoder, head, controls, blind } = inputs;
  const { classes } = target;
  const labels = labelsOf(split, examplesOf(split, 'target'));
  const members = Array.from(split.sets.targetMembers.keys());
  const width = featureCount(params.features, classes);
  const rows = featureRows(params.features, targetWithout.logits, labels, classes);
  const embeddings = await embeddingsOf(rows, width, toTensors(encoderShapes(width), encoder.weights));
  const heads: Heads = { ...controls, clmia: head.clmia, fineTuned: head.fineTuned, blind };
  const before = scoresOf(params.attacks, heads, inputs.unlabelledAttacks);
  const after = scoresOf(
    params.attacks,
    await headsOn(rows, width, inputs, initialEncoder),
    await unlabelledOn(inputs, params, context),
  );
  const strangers = Array.from(head.labelled.evaluated).filter((position) => position >= members.length);
  const scale = new Map(
    before.map(({ name, says }) => [name, strangers.map((position) => says.scores[position]!)]),
  );
  const place = planeOf(head.embeddings, EMBEDDING, head.plane);
  const world = (answers: TrainedClassifier, seen: Float32Array, attacks: typeof before) => {
    const p = posteriors(answers.logits, classes);
    const confidence = confidences(answers.logits, labels, classes);
    const at = (position: number): SeenExample => {
      const [x, y] = place(seen.subarray(position * EMBEDDING, (position + 1) * EMBEDDING));
      return {
        confidence: confidence[position]!,
        posteriors: [...p.subarray(position * classes, (position + 1) * classes)],
        x,
        y,
        attacks: attacks.map(({ name, says }) => ({
          name,
          score: says.scores[position]!,
          calledMember: says.decisions[position] === 1,
          above: shareBelow(says.scores[position]!, scale.get(name)!),
        })),
      };
    };
    return { confidence, at };
  };
  const worlds = {
    with: world(target, head.embeddings, before),
    without: world(targetWithout, embeddings, after),
  };
  const told = new Set(head.labelled.source === 'target' ? head.labelled.known : []);
  const inBoth = (example: number): InBothWorlds => ({
    example,
    label: labels[example]!,
    told: told.has(example),
    with: worlds.with.at(example),
    without: worlds.without.at(example),
  });
  const others = members.filter((member) => member !== leftOut);
  const changes = others.map((i) => worlds.with.confidence[i]! - worlds.without.confidence[i]!);
  const mean = (of: (change: number) => number) =>
    changes.reduce((sum, change) => sum + of(change), 0) / changes.length;
  return {
    leftOut: inBoth(leftOut),
    neighbours: nearestTo(leftOut, head.embeddings, EMBEDDING, members, NEIGHBOURS).map(inBoth),
    others: { count: others.length, change: mean((change) => change), off: mean(Math.abs) },
  };
}
