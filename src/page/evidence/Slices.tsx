import { useCallback } from 'react';
import { IntervalStrip } from '../../charts/IntervalStrip.tsx';
import { correctlyClassified, type SliceFigures } from '../../lab/evaluation/slices.ts';
import { numeric, Table } from '../../ui/Table.tsx';
import { area, percentRange } from '../common/format.ts';
import { type Asked, type Attack, nameOf } from './attacks.ts';
import { evidenceClient } from './compute/evidenceClient.ts';
import styles from './Evidence.module.css';
import { NotAnswered } from './NotAnswered.tsx';
import { Part, Scroll } from './Part.tsx';
import { texts } from './texts.ts';
import { useAnswer } from './useAnswer.ts';

const words = texts.slices;

interface SlicesProps extends Asked {
  attack: Attack;
}

/** The attack in front on each class, and where the target is right or wrong. */
export function Slices({ detail, candidates, attack }: SlicesProps) {
  const { labels, classNames } = candidates;
  const { value, failure, fresh } = useAnswer(
    useCallback(async () => {
      const correct = correctlyClassified(detail.posteriors, labels, classNames.length);
      const groups = [Uint8Array.from(attack.ids, (id) => correct[id]!), Uint8Array.from(attack.labels)];
      const [correctness = [], classes = []] = await Promise.all(
        groups.map((group) => evidenceClient.ask('slices', attack, group)),
      );
      return { correctness, classes };
    }, [detail.posteriors, labels, classNames.length, attack]),
  );
  return (
    <Part title={words.title} subtitle={words.subtitle(nameOf(attack))}>
      <div aria-busy={!fresh}>
        {failure ? (
          <NotAnswered {...failure} />
        ) : value ? (
          <>
            <SliceTable
              caption={words.byCorrectness}
              name={words.target}
              slices={value.correctness}
              nameOfGroup={(group) => (group === 1 ? words.right : words.wrong)}
            />
            <SliceTable
              caption={words.byClass}
              name={words.class}
              slices={value.classes}
              nameOfGroup={(label) => classNames[label] ?? String(label)}
            />
          </>
        ) : (
          <p>{texts.computing}</p>
        )}
      </div>
    </Part>
  );
}

interface SliceTableProps {
  caption: string;
  name: string;
  slices: readonly SliceFigures[];
  nameOfGroup: (group: number) => string;
}

function SliceTable({ caption, name, slices, nameOfGroup }: SliceTableProps) {
  return (
    <Scroll label={caption}>
      <Table
        className={styles.slices}
        caption={caption}
        heads={[name, words.counts, words.balanced, words.auc]}
      >
        {slices.map(({ group, members, nonMembers, auc, balancedAccuracy }) => (
          <tr key={group}>
            <th scope="row">{nameOfGroup(group)}</th>
            <td className={numeric}>{words.of(members, nonMembers)}</td>
            {auc && balancedAccuracy ? (
              <>
                <td className={numeric}>
                  <div className={styles.figures}>
                    <span>{percentRange(balancedAccuracy)}</span>
                    <IntervalStrip {...balancedAccuracy} reference={0.5} />
                  </div>
                </td>
                <td className={numeric}>
                  {area(auc).value} <span className={styles.range}>{area(auc).range}</span>
                </td>
              </>
            ) : (
              <td colSpan={2} className={styles.small}>
                {words.tooSmall}
              </td>
            )}
          </tr>
        ))}
      </Table>
    </Scroll>
  );
}
