import type { PairOverlap } from '../../lab/evaluation/overlap.ts';
import { numeric, Table } from '../../ui/Table.tsx';
import styles from './Evidence.module.css';
import { texts } from './texts.ts';

const words = texts.found;

interface PairOfAttacksProps {
  pair: PairOverlap;
  first: string;
  second: string;
}

/** The members that two attacks find: one, the other, both. */
export function PairOfAttacks({ pair, first, second }: PairOfAttacksProps) {
  const { both, onlyFirst, onlySecond, neither } = pair;
  const parts = [
    { name: words.only(first), value: onlyFirst, mark: 'first' },
    { name: words.both, value: both, mark: 'both' },
    { name: words.only(second), value: onlySecond, mark: 'second' },
  ];
  const either = both + onlyFirst + onlySecond;
  return (
    <>
      <div className={styles.shares} aria-hidden="true">
        {parts.map(({ name, value, mark }) =>
          value > 0 ? <span key={name} data-mark={mark} style={{ flexGrow: value / either }} /> : null,
        )}
      </div>
      <Table
        caption={words.pairCaption(first, second)}
        heads={[
          ...parts.map(({ name, mark }) => ({
            name,
            mark: <span className={styles.key} data-mark={mark} aria-hidden="true" />,
          })),
          words.neither,
        ]}
      >
        <tr className={numeric}>
          {parts.map(({ name, value }) => (
            <td key={name}>{value}</td>
          ))}
          <td>{neither}</td>
        </tr>
      </Table>
    </>
  );
}
