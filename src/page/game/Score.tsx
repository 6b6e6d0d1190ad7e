import type { ReactNode } from 'react';
import { ATTACK_TITLES } from '../../lab/attacks/catalogue.ts';
import type { Interval } from '../../lab/evaluation/interval.ts';
import { gap, marks } from '../../language/marks.ts';
import { numeric, Table } from '../../ui/Table.tsx';
import { percent, percentRange } from '../common/format.ts';
import { ExamplePreview } from '../examples/ExamplePreview.tsx';
import { membershipClass } from '../examples/membershipClass.ts';
import type { Candidates, RunDetail } from '../state/runSlice.ts';
import styles from './Game.module.css';
import { texts } from './gameTexts.ts';
import { attackOn, outcomeOf } from './rounds.ts';

interface ScoreProps {
  readonly detail: RunDetail;
  readonly candidates: Candidates;
  readonly rounds: Int32Array;
  /** Which examples, which were members and which were called so, by round. */
  readonly shown: readonly number[];
  readonly truth: readonly number[];
  readonly guesses: readonly number[];
  /** How to play another. */
  readonly again: ReactNode;
}

const verdictOf = ({ low, high }: Interval): keyof typeof texts.verdicts => {
  if (low > 0.5) return 'better';
  return high < 0.5 ? 'worse' : 'alike';
};

/** How well the person did, and how well the attacks did on the same examples. */
export function Score({ detail, candidates, rounds, shown, truth, guesses, again }: ScoreProps) {
  const mine = outcomeOf(guesses, truth);
  const rows = [
    { name: texts.you, outcome: mine },
    ...detail.attacks.map((attack) => ({
      name: ATTACK_TITLES[attack.name],
      outcome: attackOn(attack, rounds),
    })),
  ]
    .flatMap(({ name, outcome }) => (outcome ? [{ name, outcome }] : []))
    .sort((a, b) => b.outcome.right - a.outcome.right);
  return (
    <>
      <div className={styles.own}>
        <p role="status" className={styles.mine}>
          {texts.score(percentRange(mine), mine.right, truth.length)}
        </p>
        <p>
          {texts.verdicts[verdictOf(mine)]}
          {gap()}
          {texts.interval(truth.length)}
          {gap()}
          {texts.inRanking}
        </p>
        {again}
      </div>
      <Table caption={texts.others} heads={[texts.attack, texts.right, texts.balanced]}>
        {rows.map(({ name, outcome }) => (
          <tr key={name} data-mine={name === texts.you || undefined}>
            <th scope="row">{name}</th>
            <td className={numeric}>{texts.of(outcome.right, truth.length)}</td>
            <td className={numeric}>{percent(outcome.value, 0)}</td>
          </tr>
        ))}
      </Table>
      <div className={styles.others}>
        <h3>{texts.all}</h3>
        <ul className={styles.all} data-kind={candidates.kind}>
          {shown.map((index, i) => (
            <li key={index}>
              <ExamplePreview
                candidates={candidates}
                index={index}
                className={candidates.classNames[candidates.labels[index]!] ?? ''}
              />
              <span>
                <b>{texts.mark(guesses[i] === truth[i])}</b>
                {marks.colon}
                <span className={membershipClass(truth[i] === 1)}>{texts.truth(truth[i] === 1)}</span>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
