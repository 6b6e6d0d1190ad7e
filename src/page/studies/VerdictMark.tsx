import type { VerdictKind } from '../../lab/studies/verdict.ts';
import styles from './Claims.module.css';

/** A tick, a cross, and a ring for what is open. Drawn here: whatever icon any page takes from the icons' package, all pages load. */
const PATHS: Readonly<Record<VerdictKind, string>> = {
  supported: 'M2 7.5 5.5 11 12 3.5',
  'not-supported': 'M3 3 11 11 M11 3 3 11',
  'cannot-be-told': 'M7 2a5 5 0 1 0 .01 0',
};

/** The verdict as a mark, beside its words. */
export function VerdictMark({ kind }: { readonly kind: VerdictKind }) {
  return (
    <svg className={styles.verdict} viewBox="0 0 14 14" aria-hidden="true" data-verdict={kind}>
      <path d={PATHS[kind]} />
    </svg>
  );
}
