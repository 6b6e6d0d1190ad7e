import { cx } from '../../ui/cx.ts';
import { texts as commonTexts } from '../common/texts.ts';
import { ExamplePreview } from '../examples/ExamplePreview.tsx';
import { membershipClass } from '../examples/membershipClass.ts';
import { TakeOut } from '../examples/TakeOut.tsx';
import type { Candidates } from '../state/runSlice.ts';
import styles from './Gallery.module.css';
import { someOf } from './sheets.ts';

const EACH = 6;

/** A few rows or texts of each side. */
export function Examples({ candidates, blind }: { candidates: Candidates; blind: boolean }) {
  const { classNames, labels } = candidates;
  return (
    <ul className={styles.examples}>
      {someOf(candidates, blind, EACH).map((position) => {
        const className = classNames[labels[position]!] ?? '';
        const member = candidates.members[position] === 1;
        return (
          <li key={position}>
            <p className={cx(styles.exampleHead, !blind && membershipClass(member))}>
              {blind ? null : <span className={member ? styles.filled : styles.hollow} aria-hidden="true" />}
              {className}
              {blind ? null : ` · ${member ? commonTexts.isMember : commonTexts.isNot}`}
            </p>
            <ExamplePreview candidates={candidates} index={position} className={className} />
            {blind || !member ? null : <TakeOut candidates={candidates} example={position} />}
          </li>
        );
      })}
    </ul>
  );
}
