import { lazy, Suspense, useRef } from 'react';
import table from '../../ui/Table.module.css';
import { useNear } from '../../ui/useNear.ts';
import styles from './Information.module.css';
import { texts } from './texts.ts';

const Information = lazy(() => import('./Information.tsx'));

/** The paper's unanswered question, and its place. */
export function InformationPanel() {
  const ref = useRef<HTMLElement>(null);
  const near = useNear(ref);
  return (
    <section ref={ref} className={styles.panel} aria-labelledby="information">
      <h2 id="information" className={table.title}>
        {texts.title}
      </h2>
      <Suspense fallback={null}>{near ? <Information /> : null}</Suspense>
    </section>
  );
}
