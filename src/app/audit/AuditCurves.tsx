import { useState } from 'react';
import { RocChart } from '../../charts/RocChart.tsx';
import type { Plot } from '../../report/digest.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { percent, rate } from '../format.ts';
import { text } from '../messages.ts';

const SCALES = [
  { value: 'linear', label: text.curve.linear },
  { value: 'log', label: text.curve.log },
] as const;

/** The curve of the chosen attack before those of all others. */
export function AuditCurves({ plots, front }: { plots: readonly Plot[]; front: Plot['name'] }) {
  const [scale, setScale] = useState<'linear' | 'log'>('log');
  const curves = plots.map(({ name, curve }) => ({
    id: name,
    name: text.attacks[name],
    emphasis: name === front,
    ...curve,
  }));
  return (
    <section aria-label={text.curve.title}>
      <RocChart
        title={text.curve.title}
        aside={
          <SegmentedControl
            compact
            label={text.curve.tabs}
            options={SCALES}
            value={scale}
            onChange={setScale}
          />
        }
        curves={curves}
        scale={scale}
        floor={Math.max(...plots.map(({ floor }) => floor))}
        height={340}
        labels={text.curve}
        formatRate={rate}
        readout={(name, fpr, tpr) => text.curve.readout(name, percent(fpr), percent(tpr))}
        emptyText={text.curve.empty}
      />
    </section>
  );
}
