/**
 * How probable models find each example's true label, out of their whole answers: all that LiRA and RMIA read, taken once for both.
 * phi = log p_y - log(sum over i != y of p_i) is the logit-scaled confidence of Carlini et al. 2022 (arXiv 2112.03570), near
 * Gaussian over models.
 */
import { AnswerRows } from './answerRows.ts';
import { ValueError } from './attackInputErrors.ts';
import type { Answers, ComparedAnswers, LabelAnswers, ModelOutputs, ReferenceInput } from './attackInputs.ts';
import { checkLabels, checkLength } from './checkInputs.ts';

/** Added inside both logarithms where posteriors are all there is, so that they stay within about +-104. */
const LEAST_POSTERIOR = 1e-45;

/** Of logits: float32's margins lie far within it, and its square is finite. */
const FARTHEST = 1e150;

/** From a row's number and its label to phi. */
function phiReader({ kind, values }: Answers, classes: number): (row: number, label: number) => number {
  if (kind === 'logits') {
    const rows = new AnswerRows({ kind, values }, classes);
    return (row, label) => {
      for (let i = row * classes; i < (row + 1) * classes; i++) {
        if (!Number.isFinite(values[i])) return Number.NaN;
      }
      rows.read(row);
      const phi = rows.logP(label) - rows.logOthers(label);
      return Math.max(-FARTHEST, Math.min(FARTHEST, phi));
    };
  }
  return (row, label) => {
    const start = row * classes;
    let others = 0;
    for (let c = 0; c < classes; c++) if (c !== label) others += values[start + c]!;
    return Math.log(values[start + label]! + LEAST_POSTERIOR) - Math.log(others + LEAST_POSTERIOR);
  };
}

/**
 * @param answers [rows, classes], rows a multiple of the number of labels (model after model)
 * @param labels [N] the true labels, read again for every N rows
 * @param field what the answers are called in a refusal
 * @throws ValueError for a label that is no class, a NaN or a negative probability, naming its row
 */
export function labelAnswers(
  answers: Answers,
  labels: ArrayLike<number>,
  classes: number,
  field: string,
): LabelAnswers {
  checkLabels(labels, classes);
  const { kind, values } = answers;
  const rows = values.length / classes;
  const phiOf = phiReader(answers, classes);
  const phi = new Float64Array(rows);
  const p = kind === 'posteriors' ? new Float64Array(rows) : null;
  for (let row = 0; row < rows; row++) {
    const label = labels[row % labels.length]!;
    phi[row] = phiOf(row, label);
    if (!Number.isFinite(phi[row])) {
      throw new ValueError(`${field}.${kind}, row ${row}: phi`, phi[row]!, 'finite numbers only');
    }
    if (p) p[row] = values[row * classes + label]!;
  }
  return { phi, p };
}

/** @throws AttackInputError for another length, a label that is no class, or what is no probability */
export function labelAnswersOf(field: string, outputs: ModelOutputs): LabelAnswers {
  const { kind, values, labels, classes } = outputs;
  checkLength(`${field}.${kind}`, values, [labels.length, classes]);
  return labelAnswers(outputs, labels, classes, field);
}

function ofModels(field: string, answers: Answers, models: number, { labels, classes }: ModelOutputs) {
  checkLength(`${field}.${answers.kind}`, answers.values, [models, labels.length, classes]);
  return labelAnswers(answers, labels, classes, field);
}

/** @throws AttackInputError for wrong lengths, labels or values */
export function comparedAnswers({ target, shadows, population }: ReferenceInput): ComparedAnswers {
  const { models, members } = shadows;
  return {
    target: labelAnswersOf('target', target),
    shadows: { ...ofModels('shadows', shadows, models, target), members, models },
    population: population && {
      target: labelAnswersOf('population.target', population.target),
      shadows: ofModels('population.shadows', population.shadows, models, population.target),
    },
  };
}
