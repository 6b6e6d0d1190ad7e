import { useShallow } from 'zustand/react/shallow';
import { usePrinting } from '../../ui/printing.ts';
import { runOrigin } from '../provenance/runOrigin.ts';
import { useLab } from '../state/store.ts';
import styles from './PrintHead.module.css';
import { texts } from './texts.ts';

/** On paper only: what the figures rest on, and the address under which the page is found. */
export function PrintHead() {
  return usePrinting() ? <Head /> : null;
}

function Head() {
  const { experiment, seed, engine, mark } = useLab(useShallow((state) => runOrigin(state.last, state)));
  return (
    <aside>
      <dl className={styles.head}>
        {mark ? (
          <>
            <dt>{texts.print.mark}</dt>
            <dd>
              <b>{mark}</b>
            </dd>
          </>
        ) : null}
        <dt>{texts.print.experiment}</dt>
        <dd>{experiment}</dd>
        <dt>{texts.print.seed}</dt>
        <dd>{seed}</dd>
        <dt>{texts.print.engine}</dt>
        <dd>{engine}</dd>
        <Address />
      </dl>
    </aside>
  );
}

function Address() {
  return (
    <>
      <dt>{texts.print.address}</dt>
      <dd>{location.href}</dd>
    </>
  );
}

/** Of a page beside the lab's, whose figures say themselves what they rest on. */
export function PrintAddress() {
  return usePrinting() ? (
    <aside>
      <dl className={styles.head}>
        <Address />
      </dl>
    </aside>
  ) : null;
}
