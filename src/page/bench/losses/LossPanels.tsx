import { lazyPanel } from '../../common/lazyParts.tsx';
import { lateCode } from '../../state/lateCode.ts';
import { CHART_NAMES } from './chartNames.ts';
import styles from './LossPanels.module.css';
import { texts } from './texts.ts';
import { useTurns } from './useTurns.ts';

const load = lateCode(() => import('./LossCharts.tsx'));
const LossCharts = lazyPanel(load);

/** The page's heaviest charts come one at a time, after everything else. */
export function LossPanels() {
  const drawn = useTurns(CHART_NAMES.length, load);
  const places = CHART_NAMES.map((name) => <div key={name} className={styles.waiting} />);
  return (
    <section className={styles.panels} aria-label={texts.label}>
      {drawn === 0 ? places : <LossCharts drawn={drawn} fallback={places} />}
    </section>
  );
}
