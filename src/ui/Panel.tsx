import { type ReactNode, type Ref, useId } from 'react';
import { cx } from './cx.ts';
import { FADED } from './faded.ts';
import styles from './Panel.module.css';
import { ScrollRegion } from './ScrollRegion.tsx';

export interface PanelProps {
  title: string;
  /** What is shown, in a sentence under the title. */
  lead?: ReactNode;
  /** Over all columns, and never so low that what is loaded into it makes the page jump. */
  wide?: boolean;
  /** Of a wide one: a line or two. */
  low?: boolean;
  /** Beside two that stand above each other. */
  tall?: boolean;
  className?: string | undefined;
  /** A word beside the title: what the body is. */
  mark?: ReactNode;
  /** The body is not what counts now. */
  faded?: boolean;
  ref?: Ref<HTMLElement>;
  children?: ReactNode;
}

/** A part of a page: a title, a lead and a body. */
export function Panel({
  title,
  lead,
  mark,
  faded = false,
  wide = false,
  low = false,
  tall = false,
  className,
  ref,
  children,
}: PanelProps) {
  const id = useId();
  return (
    <section
      ref={ref}
      className={cx(wide && styles.wide, low && styles.low, tall && styles.tall, faded && FADED, className)}
      aria-labelledby={id}
    >
      <Head id={id} title={title} lead={lead} mark={mark} />
      {children}
    </section>
  );
}

/** A panel whose body may be wider than its place: the body is the region, since that is what the keyboard scrolls. */
export function ScrollPanel({
  title,
  lead,
  className,
  children,
}: Omit<PanelProps, 'wide' | 'low' | 'ref' | 'mark' | 'faded'>) {
  const id = useId();
  return (
    <div className={className}>
      <Head id={id} title={title} lead={lead} />
      <ScrollRegion labelledBy={id}>{children}</ScrollRegion>
    </div>
  );
}

function Head({ id, title, lead, mark }: Pick<PanelProps, 'title' | 'lead' | 'mark'> & { id: string }) {
  return (
    <>
      <div className={styles.title}>
        <h2 id={id}>{title}</h2>
        {mark}
      </div>
      {lead ? <p className={styles.lead}>{lead}</p> : null}
    </>
  );
}
