import { useMemo } from 'react';
import { CurveNames } from '../../charts/CurveNames.tsx';
import { RocChart } from '../../charts/RocChart.tsx';
import { ATTACK_TITLES, type AttackName } from '../../lab/attacks/catalogue.ts';
import { marks } from '../../language/marks.ts';
import { texts as curveTexts } from '../common/curveTexts.ts';
import { area, percent, rate } from '../common/format.ts';
import { texts as commonTexts } from '../common/texts.ts';
import { type ChartedPin, useScored } from './chartedPins.ts';
import { texts } from './texts.ts';
import { useRocs } from './useRocs.ts';

const words = texts.charts;
const HEIGHT = 300;

function aucText({ name, run }: ChartedPin, attack: AttackName): string {
  const auc = run.report.attacks.find((one) => one.name === attack)?.auc;
  const { value, range } = auc ? area(auc) : { value: '–', range: '' };
  return words.auc(name, value, range);
}

/** One attack's curves over each other, each named at its curve. */
export function PinnedCurves({ pins, attack }: { pins: readonly ChartedPin[]; attack: AttackName }) {
  const scored = useScored(pins, attack);
  const rocs = useRocs(scored.attacks);
  const curves = useMemo(
    () =>
      scored.pins.flatMap(({ id, name, dash, emphasis }, i) => {
        const roc = rocs[i];
        return roc ? [{ id, name, dash, emphasis, tone: 'ink' as const, ...roc }] : [];
      }),
    [scored, rocs],
  );
  return (
    <RocChart
      title={words.roc(ATTACK_TITLES[attack])}
      curves={curves}
      scale="linear"
      floor={1 / (curves[0]?.nonMembers ?? 1)}
      height={HEIGHT}
      labels={curveTexts}
      formatRate={rate}
      readout={(name, fpr, tpr) => curveTexts.readout(name, percent(fpr), percent(tpr))}
      names={(paths, plot) => <CurveNames curves={curves} paths={paths} area={plot} />}
      description={scored.pins.map((pin) => aucText(pin, attack)).join(marks.semicolon)}
      emptyText={scored.pins.length > 0 ? commonTexts.loading : words.noScores}
    />
  );
}
