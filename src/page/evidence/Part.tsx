import { type ReactNode, useId } from 'react';
import { cx } from '../../ui/cx.ts';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import styles from './Evidence.module.css';

interface PartProps {
  title: string;
  /** One line that says what is shown. */
  subtitle?: ReactNode;
  aside?: ReactNode;
  /** Over all columns. */
  wide?: boolean;
  children: ReactNode;
}

export function Part({ title, subtitle, aside, wide, children }: PartProps) {
  const id = useId();
  return (
    <section className={cx(styles.part, wide && styles.wide)} aria-labelledby={id}>
      <div className={styles.partHead}>
        <h3 id={id}>{title}</h3>
        {aside}
      </div>
      {subtitle ? <p className={styles.subtitle}>{subtitle}</p> : null}
      {children}
    </section>
  );
}

/** A table or chart that may be wider or longer than its place. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ScrollRegion label={label} className={styles.scroll}>
      {children}
    </ScrollRegion>
  );
}
