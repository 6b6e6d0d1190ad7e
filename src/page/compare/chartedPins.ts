/** Pinned runs as charts draw them. */
import { useMemo } from 'react';
import type { AttackName } from '../../lab/attacks/catalogue.ts';
import type { DecidedAttack } from '../../lab/evaluation/evaluatedScores.ts';
import type { Pin, PinnedRun } from '../state/pinsSlice.ts';
import { DASHES } from './dashes.ts';

export interface ChartedPin {
  readonly id: string;
  readonly name: string;
  readonly run: PinnedRun;
  /** By which it is told in every chart: its place among all pins gives it. */
  readonly dash: string;
  readonly emphasis: boolean;
}

/** Those that were run and are to be drawn. */
export const chartedPins = (pins: readonly Pin[], names: readonly string[]): readonly ChartedPin[] =>
  pins.flatMap(({ id, run, charted }, at) =>
    run && charted ? [{ id, name: names[at]!, run, dash: DASHES[at]!, emphasis: at === 0 }] : [],
  );

export interface ScoredPins {
  readonly pins: readonly ChartedPin[];
  /** Of the pins, in their order. */
  readonly attacks: readonly DecidedAttack[];
}

/** The pins that have an attack's scores, with them. */
export function useScored(pins: readonly ChartedPin[], name: AttackName): ScoredPins {
  return useMemo(() => {
    const scored = pins.flatMap((pin) => {
      const attack = pin.run.attacks?.find((one) => one.name === name);
      return attack ? [{ pin, attack }] : [];
    });
    return { pins: scored.map(({ pin }) => pin), attacks: scored.map(({ attack }) => attack) };
  }, [pins, name]);
}
