import { useCallback, useState } from 'react';
import { IntervalChart } from '../../charts/IntervalChart.tsx';
import type { IntervalRow } from '../../charts/intervalRow.ts';
import { gap } from '../../language/marks.ts';
import { Select } from '../../ui/Select.tsx';
import { differenceText, signedPoints } from '../common/format.ts';
import { WithTerms } from '../glossary/WithTerms.tsx';
import { type Asked, type AttackName, nameOf, optionsOf } from './attacks.ts';
import { evidenceClient } from './compute/evidenceClient.ts';
import styles from './Evidence.module.css';
import { NotAnswered } from './NotAnswered.tsx';
import { Part } from './Part.tsx';
import { pairedVerdict } from './pairedVerdict.ts';
import { texts } from './texts.ts';
import { useAnswer } from './useAnswer.ts';

const words = texts.paired;
const EXPLAINED = { 'on the same examples': 'pairedDifference' } as const;

interface PairedProps extends Asked {
  onPair: (pair: readonly [AttackName, AttackName]) => void;
}

/** Any two attacks on the same examples, and how sure their difference is. */
export function Paired({ detail, first, second, onPair }: PairedProps) {
  const { value, failure, fresh } = useAnswer(
    useCallback(() => evidenceClient.ask('pairedDifference', first, second), [first, second]),
  );
  const options = optionsOf(detail.attacks);
  // What a run brings here is read where it stands: only a pair that was chosen of this run is said.
  const [chosenOf, setChosenOf] = useState<Asked['detail'] | null>(null);
  const choose: PairedProps['onPair'] = (pair) => {
    setChosenOf(detail);
    onPair(pair);
  };
  const [a, b] = [nameOf(first), nameOf(second)];
  return (
    <Part title={words.title} subtitle={<WithTerms text={words.subtitle} terms={EXPLAINED} />}>
      <div className={styles.pair}>
        <Select
          label={words.first}
          options={options}
          value={first.name}
          onChange={(name) => choose([name, second.name])}
        />
        <Select
          label={words.second}
          options={options}
          value={second.name}
          onChange={(name) => choose([first.name, name])}
        />
      </div>
      <div
        className={styles.difference}
        aria-live={chosenOf === detail ? 'polite' : 'off'}
        aria-busy={!fresh}
      >
        {first === second ? (
          <p>{words.same}</p>
        ) : failure ? (
          <NotAnswered {...failure} />
        ) : value && fresh ? (
          <Difference a={a} b={b} auc={value.auc} balancedAccuracy={value.balancedAccuracy} />
        ) : (
          <p>{texts.computing}</p>
        )}
      </div>
    </Part>
  );
}

interface Range {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

interface DifferenceProps {
  a: string;
  b: string;
  auc: Range;
  balancedAccuracy: Range;
}

function Difference({ a, b, auc, balancedAccuracy }: DifferenceProps) {
  const row = (id: string, name: string, range: Range): IntervalRow => ({
    id,
    name,
    ...range,
    text: signedPoints(range.value),
    detail: differenceText(range),
    emphasis: id === 'auc',
  });
  return (
    <>
      <p>
        <b>{words.minus(a, b, differenceText(auc))}</b>
        {gap()}
        {words.balanced(differenceText(balancedAccuracy))}
        {gap()}
        {pairedVerdict(a, b, auc)}
      </p>
      <IntervalChart
        groups={[
          { rows: [row('auc', words.auc, auc), row('balanced', words.balancedAccuracy, balancedAccuracy)] },
        ]}
        chance={0}
        labels={{ ...words.chart, caption: words.chart.caption(a, b) }}
        formatTick={signedPoints}
      />
    </>
  );
}
