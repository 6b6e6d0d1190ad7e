import { lazy, Suspense, useRef } from 'react';
import table from '../../ui/Table.module.css';
import { useNear } from '../../ui/useNear.ts';
import { useLab } from '../state/store.ts';
import styles from './Evidence.module.css';
import { texts } from './texts.ts';

const Evidence = lazy(() => import('./Evidence.tsx'));

/** The place of the evidence. */
export function EvidencePanel() {
  const something = useLab((state) => state.report !== null);
  return (
    <section className={styles.panel} aria-labelledby="evidence">
      <h2 id="evidence" className={table.title}>
        {texts.title}
      </h2>
      {something ? <OnceNear /> : <p className={table.note}>{texts.none}</p>}
    </section>
  );
}

/** Computed when a person comes near: before there is a result the page is so short that this would be at once. */
function OnceNear() {
  const ref = useRef<HTMLDivElement>(null);
  const near = useNear(ref);
  return (
    <div ref={ref} className={styles.content}>
      <Suspense fallback={null}>{near ? <Evidence /> : null}</Suspense>
    </div>
  );
}
