/** A world without one example as a person reads it in a terminal. */
import type { DatasetKind } from '../../lab/data/dataset.ts';
import type { LeaveOutAnswer } from '../../lab/leaveOut/leaveOneOut.ts';
import { exampleWord, meanShift, memorisationText } from '../../lab/leaveOut/leaveOutText.ts';
import type { OverExamples } from '../../lab/leaveOut/overExamples.ts';
import type { AttackSays } from '../../lab/leaveOut/scoresWithout.ts';
import { percent, points, short } from '../../lab/numbers.ts';
import { attackColumn } from './attackColumn.ts';

const NUMBER = 11;

const above = ({ above }: AttackSays) => (above === null ? 'none' : points(above));
const called = ({ calledMember }: AttackSays) => (calledMember ? 'yes' : 'no');

export function leaveOutText({
  example,
  leftOut,
  neighbours,
  others,
  pairs,
  label,
  meaning,
  kind,
  link,
  seed,
  engine,
}: LeaveOutAnswer & {
  readonly label: string;
  readonly meaning: string;
  readonly kind: DatasetKind;
  readonly link: string;
  readonly seed: number;
}): string {
  const rows = leftOut.with.attacks.map((before, i) => {
    const after = leftOut.without.attacks[i]!;
    const scores = [before, after].map(({ score }) => short(score).padEnd(NUMBER)).join('');
    const shares = [before, after].map((one) => above(one).padEnd(NUMBER)).join('');
    return `  ${attackColumn(before.name)}${scores}${shares}${called(before)} -> ${called(after)}`;
  });
  const heading = `  ${attackColumn('attack')}${['score with', 'without', 'above, % *', 'without'].map((one) => one.padEnd(NUMBER)).join('')}called a member`;
  const seeds = pairs.map((pair) => `${percent(pair.with)} and ${percent(pair.without)}`);
  return [
    `example ${example}, a ${exampleWord(kind)} of the class ${label}`,
    meaning,
    ...(pairs.length > 1 ? [`confidence with and without it, pair by pair: ${seeds.join(', ')}`] : []),
    `off without it, on average: its ${neighbours.length} nearest members in the embedding by ${points(meanShift(neighbours))} pp, all ${others.count} others by ${points(others.off)} pp`,
    '',
    heading,
    ...rows,
    '* share of the target’s non-members that score lower: of an example that was not trained on it is anything from 0 to 100',
    ...(leftOut.told ? ['- the attacker was told that this one is a member, in both worlds'] : []),
    '',
    `seed ${seed}, ${engine}, ${link}`,
  ].join('\n');
}

/** One line for each example, and the means. */
export function overExamplesText(
  answers: readonly (LeaveOutAnswer & { readonly label: string })[],
  { leftOut, neighbours, difference }: OverExamples,
  { link, seed }: { readonly link: string; readonly seed: number },
): string {
  const { engine, pairs } = answers[0]!;
  const lines = answers.map(
    ({ example, label, memorisation, neighbourhood }) =>
      `example ${example} (${label}): ${memorisationText(memorisation)}, its neighbours ${memorisationText(neighbourhood)}`,
  );
  return [
    ...lines,
    '',
    `confidence that comes from having trained on an example, mean of ${answers.length} examples, ${pairs.length} ${pairs.length === 1 ? 'pair' : 'pairs'} of trainings each:`,
    `  the example left out ${memorisationText(leftOut)}, its nearest members ${memorisationText(neighbours)}, difference ${memorisationText(difference)}`,
    '',
    `seed ${seed}, ${engine}, ${link}`,
  ].join('\n');
}
