import { lazy, Suspense, useRef } from 'react';
import below from '../Below.module.css';
import { useNear } from '../gallery/useNear.ts';
import { text } from '../messages.ts';
import styles from './Evidence.module.css';

const Evidence = lazy(() => import('./Evidence.tsx'));

/** The place of the evidence; what it shows is computed when a person comes near. */
export function EvidencePanel() {
  const ref = useRef<HTMLElement>(null);
  const near = useNear(ref);
  return (
    <section ref={ref} className={styles.panel} aria-labelledby="evidence">
      <h2 id="evidence" className={below.title}>
        {text.evidence.title}
      </h2>
      <Suspense fallback={null}>{near ? <Evidence /> : null}</Suspense>
    </section>
  );
}
