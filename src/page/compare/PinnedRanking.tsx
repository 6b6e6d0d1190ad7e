import { useMemo } from 'react';
import { CHANCE_AXIS } from '../../charts/chanceAxis.ts';
import { IntervalLanes } from '../../charts/IntervalLanes.tsx';
import type { LaneRow } from '../../charts/lanes.ts';
import {
  ATTACK_NAMES,
  ATTACK_TITLES,
  type AttackName,
  attackOf,
  isControl,
} from '../../lab/attacks/catalogue.ts';
import { percentRange, points, rate } from '../common/format.ts';
import { useLab } from '../state/store.ts';
import type { ChartedPin } from './chartedPins.ts';
import { texts } from './texts.ts';

const words = texts.charts.ranking;
const CHANCE = 0.5;

const accuracyIn = ({ run }: ChartedPin, name: AttackName) =>
  run.report.attacks.find((one) => one.name === name)?.balancedAccuracy;

/** Every attack that any of them has: attacks before controls, the best of the first that has it in front. */
function rowsOf(pins: readonly ChartedPin[]): readonly LaneRow[] {
  const rows = ATTACK_NAMES.flatMap((name) => {
    const values = pins.map((pin) => accuracyIn(pin, name));
    const first = values.find((value) => value !== undefined);
    if (!first) return [];
    const hollow = isControl(name);
    const row: LaneRow = {
      id: name,
      name: ATTACK_TITLES[name],
      kind: hollow ? words.control : words.attack,
      asks: attackOf(name).asks,
      hollow,
      values: values.map((one) =>
        one ? { ...one, text: points(one.value), detail: percentRange(one) } : null,
      ),
    };
    return [{ row, best: first.value }];
  });
  return rows
    .sort((a, b) => Number(a.row.hollow) - Number(b.row.hollow) || b.best - a.best)
    .map(({ row }) => row);
}

/** Every attack of all pinned runs; choosing one draws its curves. */
export function PinnedRanking({ pins, attack }: { pins: readonly ChartedPin[]; attack: AttackName }) {
  const rows = useMemo(() => rowsOf(pins), [pins]);
  const { look } = useLab.getState();
  const select = (id: string) => {
    const chosen = ATTACK_NAMES.find((name) => name === id);
    if (chosen) look({ attackInFront: chosen, threshold: null });
  };
  return (
    <IntervalLanes
      title={words.title}
      rows={rows}
      lanes={pins}
      chance={CHANCE}
      domain={CHANCE_AXIS}
      labels={words}
      formatTick={rate}
      noneText={words.none}
      laneText={words.lane}
      onSelect={select}
      selected={attack}
    />
  );
}
