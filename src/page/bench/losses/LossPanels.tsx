import { type ComponentType, useState } from 'react';
import type { LossLinesProps } from '../../../charts/lossRows.ts';
import { lateCode } from '../../state/lateCode.ts';
import { isUnderWay } from '../../state/runSlice.ts';
import { useLab } from '../../state/store.ts';
import { CHART_NAMES } from './chartNames.ts';
import { CHARTS } from './LossCharts.tsx';
import styles from './LossPanels.module.css';
import { texts } from './texts.ts';
import { useTurns } from './useTurns.ts';

let Lines: ComponentType<LossLinesProps> | undefined;

const load = lateCode(() => import('../../../charts/LossLines.tsx'));
const loadLines = () =>
  load().then((code) => {
    Lines = code.LossLines;
  });

/**
 * Curves are pictures until they stream or someone comes to read them off: what draws them then is the page's heaviest code.
 * Where it does not come they stay pictures.
 */
export function LossPanels() {
  const streams = useLab(isUnderWay);
  const [reached, setReached] = useState(0);
  const drawn = useTurns(CHART_NAMES.length, reached + Number(streams), loadLines);
  return (
    <section className={styles.panels} aria-label={texts.label} data-greeting>
      {CHART_NAMES.map((name, i) => {
        const Chart = CHARTS[name];
        return (
          <Chart
            key={name}
            Lines={i < drawn ? Lines : undefined}
            onReach={() => setReached((times) => times + 1)}
          />
        );
      })}
    </section>
  );
}
