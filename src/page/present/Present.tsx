import { useEffect, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { RunProgress } from '../bench/ribbon/RunProgress.tsx';
import { runController } from '../state/runController.ts';
import { isUnderWay } from '../state/runSlice.ts';
import { useLab } from '../state/store.ts';
import styles from './Present.module.css';
import { type Presented, presentedOf, presentedWith, turned, turnOf, withPresented } from './presented.ts';
import { texts } from './texts.ts';

const { look } = useLab.getState();

const show = (present: Presented | null) => {
  look({ present });
  history.replaceState(
    null,
    '',
    `${location.pathname}${withPresented(location.search, present)}${location.hash}`,
  );
};

/** What has the arrow keys for itself. */
const OWN_KEYS = 'input, select, textarea, [role="slider"], [role="application"], [role="menu"]';

/** The bar of the large view. The page shows the one panel that it names (shell/App.tsx). */
export default function Present() {
  const asked = useLab((state) => state.present ?? '');
  const isRunning = useLab(isUnderWay);
  const hideControls = useLab((state) => state.hideControls);
  const all = presentedWith(hideControls);
  const at = presentedOf(asked);
  const next = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (asked !== at) show(at);
  }, [asked, at]);

  useEffect(() => {
    document.documentElement.dataset.present = at;
  }, [at]);

  useEffect(() => {
    const { dataset } = document.documentElement;
    next.current?.focus();
    const onKey = ({ key, target, defaultPrevented, altKey, ctrlKey, metaKey }: KeyboardEvent) => {
      if (defaultPrevented || altKey || ctrlKey || metaKey || document.querySelector('dialog:modal')) return;
      const state = useLab.getState();
      const present = presentedOf(state.present ?? '');
      const turn = turnOf(key);
      if (key === 'Escape') show(null);
      else if (turn && !(target as Element).closest(OWN_KEYS))
        show(turned(present, turn, presentedWith(state.hideControls)));
    };
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('keydown', onKey);
      delete dataset.present;
    };
  }, []);

  return (
    <nav className={styles.bar} aria-label={texts.label} data-returns>
      <VisuallyHidden as="h1">{texts.label}</VisuallyHidden>
      {isRunning ? (
        <div className={styles.progress}>
          <RunProgress label={texts.progress} />
        </div>
      ) : null}
      <Button aria-label={texts.back} onClick={() => show(turned(at, -1, all))}>
        <Arrow turn={-1} />
      </Button>
      <Button ref={next} aria-label={texts.next} onClick={() => show(turned(at, 1, all))}>
        <Arrow turn={1} />
      </Button>
      <p className={styles.place} role="status">
        {texts.place(texts.panels[at], all.indexOf(at) + 1, all.length)}
        <VisuallyHidden>. {texts.keys}</VisuallyHidden>
      </p>
      <Button variant="primary" unavailable={isRunning} onClick={runController.run}>
        {texts.run}
      </Button>
      <Button variant="quiet" onClick={() => show(null)}>
        {texts.end}
      </Button>
    </nav>
  );
}

/** Drawn here: an icon of the package would be part of the first load. It is mirrored where lines run from the right. */
const Arrow = ({ turn }: { turn: 1 | -1 }) => (
  <svg
    className={styles.arrow}
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    aria-hidden="true"
  >
    <path d={turn > 0 ? 'M6 3l5 5-5 5' : 'M10 3L5 8l5 5'} />
  </svg>
);
