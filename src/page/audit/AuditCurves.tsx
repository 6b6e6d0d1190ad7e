import { useState } from 'react';
import { RocChart } from '../../charts/RocChart.tsx';
import type { Plot } from '../../report/digest.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { percent, rate } from '../common/format.ts';
import { text } from '../texts.ts';
import { AuditScores } from './AuditScores.tsx';
import { words } from './texts.ts';

const TABS = [
  { value: 'linear', label: text.curve.linear },
  { value: 'log', label: text.curve.log },
  { value: 'scores', label: words.scores.tab },
] as const;
type Tab = (typeof TABS)[number]['value'];

const HEIGHT = 340;

/** The curve of the chosen attack before those of all others, or its scores. */
export function AuditCurves({ plots, front }: { plots: readonly Plot[]; front: Plot['name'] }) {
  const [tab, setTab] = useState<Tab>('log');
  const aside = (
    <SegmentedControl compact label={text.curve.tabs} options={TABS} value={tab} onChange={setTab} />
  );
  const plot = plots.find(({ name }) => name === front);
  return (
    <section aria-label={text.curve.title}>
      {tab === 'scores' ? (
        plot && <AuditScores key={front} plot={plot} aside={aside} height={HEIGHT} />
      ) : (
        <RocChart
          title={text.curve.title}
          aside={aside}
          curves={plots.map(({ name, curve }) => ({
            id: name,
            name: text.attacks[name],
            emphasis: name === front,
            ...curve,
          }))}
          scale={tab}
          floor={Math.max(...plots.map(({ floor }) => floor))}
          height={HEIGHT}
          labels={text.curve}
          formatRate={rate}
          readout={(name, fpr, tpr) => text.curve.readout(name, percent(fpr), percent(tpr))}
          emptyText={text.curve.empty}
        />
      )}
    </section>
  );
}
