import { useMemo } from 'react';
import { RocChart } from '../../charts/RocChart.tsx';
import { rocCurve } from '../../lab/evaluation/roc.ts';
import { texts as curveTexts } from '../common/curveTexts.ts';
import { percent, rate } from '../common/format.ts';
import type { Pin } from '../state/pinsSlice.ts';
import { DASHES } from './dashes.ts';
import { texts } from './texts.ts';

/** CLMIA's curves over each other. */
export function PinnedCurves({ pins, names }: { pins: readonly Pin[]; names: readonly string[] }) {
  const curves = useMemo(
    () =>
      pins.flatMap((pin, i) => {
        const attack = pin.run?.attacks?.find(({ name }) => name === 'clmia');
        const name = names[i]!;
        return attack
          ? [
              {
                id: pin.id,
                name,
                emphasis: i === 0,
                tone: 'ink' as const,
                dash: DASHES[i] ?? 'none',
                ...rocCurve(attack.scores, attack.members),
              },
            ]
          : [];
      }),
    [pins, names],
  );
  return (
    <RocChart
      title={texts.roc}
      curves={curves}
      scale="linear"
      floor={1 / (curves[0]?.nonMembers ?? 1)}
      height={260}
      labels={curveTexts}
      formatRate={rate}
      readout={(name, fpr, tpr) => curveTexts.readout(name, percent(fpr), percent(tpr))}
      emptyText={curveTexts.empty}
    />
  );
}
