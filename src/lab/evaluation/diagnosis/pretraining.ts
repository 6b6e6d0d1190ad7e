/** What contrastive pre-training did in one run: with one seed, never what it does. */
import { count, differenceText } from '../../numbers.ts';
import { contains } from '../interval.ts';
import { note, plain, type Rule, reachOf } from './diagnosis.ts';

/** A difference known no better than this is not called none. Our choice. */
const NARROW = 0.05;

const ONE_SEED =
  'The interval knows the luck of these examples, not that of one seed’s training: only several seeds tell whether pre-training';

export const pretraining: Rule = ({ versusRandomEncoder: difference, judged }) => {
  if (difference === undefined) return null;
  const values = plain(difference);
  const on = judged ? ` on ${count(judged.members + judged.nonMembers)} examples` : '';
  const said = `${differenceText(difference)}${on}`;
  if (!contains(difference, 0)) {
    return difference.value > 0
      ? note(
          'pretraining-ahead',
          `In this run CLMIA is ahead of a random encoder (${said}). ${ONE_SEED} helps.`,
          values,
        )
      : note(
          'pretraining-behind',
          `In this run CLMIA is behind a random encoder (${said}). ${ONE_SEED} hurts.`,
          values,
        );
  }
  return reachOf(difference) > NARROW
    ? note(
        'pretraining-unclear',
        `Whether contrastive pre-training made a difference cannot be told here: CLMIA minus a random encoder is ${said}.`,
        values,
      )
    : note(
        'pretraining-no-difference',
        `Contrastive pre-training made no difference that this run can show: CLMIA minus a random encoder is ${said}.`,
        values,
      );
};
