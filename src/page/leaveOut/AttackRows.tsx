import type { AttackSays, InBothWorlds } from '../../lab/leaveOut/scoresWithout.ts';
import { numeric, Table } from '../../ui/Table.tsx';
import { percent } from '../common/format.ts';
import styles from './LeaveOut.module.css';
import { texts } from './texts.ts';
import { titleOf } from './titleOf.ts';

const words = texts.attacks;

const shareOf = ({ above }: AttackSays) => (above === null ? words.none : percent(above, 0));
const called = ({ calledMember }: AttackSays) => (calledMember ? words.yes : words.no);

/** Of every attack, how it ranks the example in both worlds, on one scale. */
export function AttackRows({ leftOut }: { leftOut: InBothWorlds }) {
  return (
    <div>
      <h4>{words.title}</h4>
      <Table
        className={styles.attacks}
        caption={words.caption}
        heads={[
          words.heads.attack,
          words.heads.share,
          words.heads.with,
          words.heads.without,
          words.heads.called,
        ]}
      >
        {leftOut.with.attacks.map((before, i) => {
          const after = leftOut.without.attacks[i]!;
          return (
            <tr key={before.name}>
              <th scope="row">{titleOf(before.name)}</th>
              <td>
                <Move from={before.above} to={after.above} />
              </td>
              <td className={numeric}>{shareOf(before)}</td>
              <td className={numeric}>{shareOf(after)}</td>
              <td>{words.change(called(before), called(after))}</td>
            </tr>
          );
        })}
      </Table>
    </div>
  );
}

/** From a filled dot to a hollow one, from 0 to 1. */
function Move({ from, to }: { from: number | null; to: number | null }) {
  return (
    <span className={styles.track} aria-hidden="true">
      {from !== null && to !== null ? (
        <span
          className={styles.path}
          style={{ left: `${100 * Math.min(from, to)}%`, width: `${100 * Math.abs(from - to)}%` }}
        />
      ) : null}
      {to === null ? null : (
        <span className={styles.dot} data-world="without" style={{ left: `${100 * to}%` }} />
      )}
      {from === null ? null : (
        <span className={styles.dot} data-world="with" style={{ left: `${100 * from}%` }} />
      )}
    </span>
  );
}
