import { lazy, Suspense, useRef } from 'react';
import table from '../../ui/Table.module.css';
import { useNear } from '../../ui/useNear.ts';
import styles from './Gallery.module.css';
import { texts } from './texts.ts';

const Gallery = lazy(() => import('./Gallery.tsx'));

/** The place of the gallery; what it shows is made when a person comes near. */
export function GalleryPanel() {
  const ref = useRef<HTMLElement>(null);
  const near = useNear(ref);
  return (
    <section ref={ref} className={styles.panel} aria-labelledby="gallery">
      <h2 id="gallery" className={table.title}>
        {texts.title}
      </h2>
      <Suspense fallback={null}>{near ? <Gallery /> : null}</Suspense>
    </section>
  );
}
