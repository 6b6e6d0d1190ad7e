import type { CSSProperties } from 'react';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { nameOf } from './attacks.ts';
import { type FoundMembers, pairOf } from './compute/foundMembers.ts';
import styles from './Evidence.module.css';
import { Scroll } from './Part.tsx';
import { texts } from './texts.ts';

const words = texts.found;

/** How many members every two attacks find in common; on the diagonal, what each finds at all. */
export function OverlapMatrix({ found: { attacks, pairs } }: { found: FoundMembers }) {
  return (
    <>
      <p className={styles.matrixTitle} aria-hidden="true">
        {words.matrixCaption}
      </p>
      <Scroll label={words.matrixCaption}>
        <table className={styles.matrix}>
          <caption>
            <VisuallyHidden>{words.matrixCaption}</VisuallyHidden>
          </caption>
          <thead>
            <tr>
              <td />
              {attacks.map((column) => (
                <th key={column.name} scope="col">
                  <span className={styles.upright}>{nameOf(column)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {attacks.map((row) => (
              <tr key={row.name}>
                <th scope="row">{nameOf(row)}</th>
                {attacks.map((column) => {
                  const pair = pairOf(pairs, row.name, column.name);
                  const shared = pair ? (pair.jaccard ?? 0) : null;
                  return (
                    <td
                      key={column.name}
                      data-self={pair === undefined}
                      style={{ '--shared': `${Math.round(40 * (shared ?? 0))}%` } as CSSProperties}
                    >
                      {pair ? pair.both : row.found}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}
