import { useCallback, useState } from 'react';
import { REPORTED_FPRS } from '../../lab/evaluation/figures.ts';
import { cx } from '../../ui/cx.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { numeric, Table } from '../../ui/Table.tsx';
import { percent, rate } from '../common/format.ts';
import { InTurn } from '../common/InTurn.tsx';
import { WithTerms } from '../glossary/WithTerms.tsx';
import { type Asked, nameOf } from './attacks.ts';
import { evidenceClient } from './compute/evidenceClient.ts';
import { type FoundMembers, pairOf } from './compute/foundMembers.ts';
import styles from './Evidence.module.css';
import { FoundExamples, groupsOf } from './FoundExamples.tsx';
import { NotAnswered } from './NotAnswered.tsx';
import { OverlapMatrix } from './OverlapMatrix.tsx';
import { PairOfAttacks } from './PairOfAttacks.tsx';
import { Part, Scroll } from './Part.tsx';
import { texts } from './texts.ts';
import { useAnswer } from './useAnswer.ts';

const words = texts.found;
const EXPLAINED = {
  'accused wrongly': 'falsePositiveRate',
  'less than one of them': 'falsePositiveRate',
} as const;
const RATES = REPORTED_FPRS.map((fpr) => ({ value: String(fpr), label: rate(fpr) }));
const MIDDLE = REPORTED_FPRS[1];

/** What each attack finds at a low false-positive rate, and whether they find the same. */
export function MembersAtFpr({ detail: { attacks }, candidates, first, second }: Asked) {
  const [fpr, setFpr] = useState<number>(MIDDLE);
  const { value, failure, fresh } = useAnswer(
    useCallback(
      async () => ({ fpr, ...(await evidenceClient.ask('foundMembers', attacks, fpr)) }),
      [attacks, fpr],
    ),
  );
  const pair = value && pairOf(value.pairs, first.name, second.name);
  return (
    <>
      <Part
        title={words.title}
        aside={
          <SegmentedControl
            compact
            label={words.rate}
            options={RATES}
            value={String(fpr)}
            onChange={(chosen) => setFpr(Number(chosen))}
          />
        }
      >
        <div aria-busy={!fresh}>
          {failure ? (
            <NotAnswered {...failure} />
          ) : value ? (
            <Rates found={value} fpr={value.fpr} />
          ) : (
            <p>{texts.computing}</p>
          )}
        </div>
      </Part>
      <Part title={words.overlapTitle} subtitle={value ? words.overlapSubtitle(rate(value.fpr)) : null}>
        {pair ? <PairOfAttacks pair={pair} first={nameOf(first)} second={nameOf(second)} /> : null}
        {value ? (
          <>
            <InTurn>
              <FoundExamples
                candidates={candidates}
                evaluated={first.ids}
                groups={groupsOf(value, first, second)}
              />
            </InTurn>
            <InTurn>
              <OverlapMatrix found={value} />
            </InTurn>
          </>
        ) : null}
      </Part>
    </>
  );
}

function Rates({ found, fpr }: { found: FoundMembers; fpr: number }) {
  const { members, nonMembers, supported } = found;
  const most = Math.max(1, ...found.attacks.map((attack) => attack.found));
  return (
    <>
      <p className={styles.note}>
        <WithTerms
          text={
            supported
              ? words.supported(rate(fpr), Math.floor(fpr * nonMembers + 1e-9), nonMembers)
              : words.unsupported(rate(fpr), nonMembers)
          }
          terms={EXPLAINED}
        />
      </p>
      <Scroll label={words.caption(rate(fpr))}>
        <Table
          className={cx(styles.rates, !supported && styles.grey)}
          caption={words.caption(rate(fpr))}
          hideCaption
          heads={[words.attack, words.tpr, words.members, words.falsePositives, words.reached]}
        >
          {found.attacks.map((attack) => (
            <tr key={attack.name}>
              <th scope="row">{nameOf(attack)}</th>
              <td className={numeric}>
                <span className={styles.bar} aria-hidden="true">
                  <span style={{ width: `${(100 * attack.found) / most}%` }} />
                </span>
                {percent(attack.tpr)}
              </td>
              <td className={cx(numeric, styles.whole)}>{words.of(attack.found, members)}</td>
              <td className={numeric}>
                {attack.falsePositives}
                {supported ? '' : ` · ${words.below}`}
              </td>
              <td className={cx(numeric, styles.whole)}>{rate(attack.reachedFpr)}</td>
            </tr>
          ))}
        </Table>
      </Scroll>
    </>
  );
}
