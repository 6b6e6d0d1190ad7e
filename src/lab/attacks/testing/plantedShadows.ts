import { randomStream } from '../../random.ts';
import type { ReferenceInput } from '../attackInputs.ts';

export const CLASSES = 4;

function softmax(logits: readonly number[]): number[] {
  const powers = logits.map((logit) => Math.exp(logit - Math.max(...logits)));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/**
 * A target and K shadows that are surer of what they were trained on; how easy an example is varies by `hardness`.
 * Each example is inside exactly half of the shadows.
 */
export function plantedShadows({
  examples,
  models,
  purpose,
  hardness = 2,
}: {
  examples: number;
  models: number;
  purpose: string;
  hardness?: number;
}) {
  const random = randomStream(17, purpose);
  const gaussian = () =>
    Math.sqrt(-2 * Math.log(1 - random.float())) * Math.cos(2 * Math.PI * random.float());
  const easeOf = () => Array.from({ length: examples }, () => hardness * gaussian());
  const [ease, populationEase] = [easeOf(), easeOf()];
  const labels = ease.map(() => random.below(CLASSES));
  const answers = (easeOfEach: number[], inside: (i: number) => boolean) =>
    easeOfEach.flatMap((own, i) =>
      softmax(
        Array.from({ length: CLASSES }, (_, c) =>
          c === labels[i] ? own + (inside(i) ? 2 : 0) + gaussian() : 0,
        ),
      ),
    );
  const members = ease.map((_, i) => (i < examples / 2 ? 1 : 0));
  const halves = ease.map(() => random.permutation(models));
  const inside = (k: number) => (i: number) => halves[i]![k]! < models / 2;
  const order = random.permutation(examples);
  const kind = 'posteriors';
  const input: ReferenceInput = {
    target: { kind, values: answers(ease, (i) => members[i] === 1), labels, classes: CLASSES },
    shadows: {
      kind,
      values: Array.from({ length: models }, (_, k) => answers(ease, inside(k))).flat(),
      members: Array.from({ length: models }, (_, k) => ease.map((_, i) => (inside(k)(i) ? 1 : 0))).flat(),
      models,
    },
    population: {
      target: { kind, values: answers(populationEase, () => false), labels, classes: CLASSES },
      shadows: {
        kind,
        values: Array.from({ length: models }, () => answers(populationEase, () => false)).flat(),
      },
    },
  };
  return { input, members, shuffled: members.map((_, i) => members[order[i]!]!) };
}

/** Some examples, answered by the first shadows. */
export function at(
  { target, shadows, population }: ReferenceInput,
  positions: number[],
  models = shadows.models,
): ReferenceInput {
  const examples = target.labels.length;
  const rows = (values: ArrayLike<number>, width: number, shadow = 0) =>
    positions.flatMap((p) =>
      Array.from({ length: width }, (_, c) => values[(shadow * examples + p) * width + c]!),
    );
  const each = (values: ArrayLike<number>, width: number) =>
    Array.from({ length: models }, (_, k) => rows(values, width, k)).flat();
  const z = population!.target.labels.length;
  return {
    target: { ...target, values: rows(target.values, CLASSES), labels: rows(target.labels, 1) },
    shadows: {
      ...shadows,
      values: each(shadows.values, CLASSES),
      members: each(shadows.members, 1),
      models,
    },
    population: {
      ...population!,
      shadows: {
        ...population!.shadows,
        values: Array.from(population!.shadows.values).slice(0, models * z * CLASSES),
      },
    },
  };
}
