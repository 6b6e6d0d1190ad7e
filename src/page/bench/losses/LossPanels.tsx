import { type ComponentType, useState } from 'react';
import type { LossLinesProps } from '../../../charts/lossRows.ts';
import type { StreamedCurveProps } from '../../../charts/StreamedCurve.tsx';
import { lateCode } from '../../state/lateCode.ts';
import { isUnderWay } from '../../state/runSlice.ts';
import { useLab } from '../../state/store.ts';
import { CHART_NAMES, type ChartName } from './chartNames.ts';
import { CHARTS } from './LossCharts.tsx';
import styles from './LossPanels.module.css';
import { linesInTurn } from './linesInTurn.tsx';
import { texts } from './texts.ts';
import { useLoaded } from './useLoaded.ts';

let Curve: ComponentType<StreamedCurveProps> | undefined;
let Lines: ComponentType<LossLinesProps> | undefined;

const loadCurve = lateCode(() => import('../../../charts/StreamedCurve.tsx'));
const loadCurveOnce = () =>
  loadCurve().then((code) => {
    Curve = code.StreamedCurve;
  });
const loadLines = lateCode(() => import('../../../charts/LossLines.tsx'));
const loadLinesOnce = () =>
  loadLines().then((code) => {
    Lines ??= linesInTurn(code.LossLines);
  });

/**
 * Curves are pictures until they stream or someone comes to read them off: what draws them then is the page's heaviest code.
 * Where it does not come they stay pictures.
 */
export function LossPanels() {
  const streams = useLab(isUnderWay);
  const canStream = useLoaded(Number(streams), loadCurveOnce);
  return (
    <section className={styles.panels} aria-label={texts.label}>
      {CHART_NAMES.map((name) => (
        <ReadableChart key={name} name={name} canStream={canStream} />
      ))}
    </section>
  );
}

/** Each comes to be read off by itself, since what can be read off takes longer to draw. */
function ReadableChart({ name, canStream }: { name: ChartName; canStream: boolean }) {
  const [reached, setReached] = useState(0);
  const canBeRead = useLoaded(reached, loadLinesOnce);
  const Chart = CHARTS[name];
  return (
    <Chart
      Lines={canBeRead ? Lines : undefined}
      Curve={canStream ? Curve : undefined}
      onReach={() => setReached((times) => times + 1)}
    />
  );
}
