/** One row of the table out of the laps of those who took part. */

import { type BenchRow, PEERS, type Peer, type PerPeer } from './benchResult.ts';
import type { BenchEngine, StepRow } from './catalogue.ts';
import type { Lap, StepCounts } from './implementation.ts';
import { median, spread } from './statistics.ts';

/** An implementation's laps, or why there are none; null: it was not asked. */
export type Measured = readonly Lap[] | Error | null;

const PEER_NAMES: Record<Peer, string> = {
  tfjsCpu: 'tfjs cpu',
  tfjsStock: 'stock tfjs',
  torch1: 'PyTorch',
  torchCuda: 'PyTorch on CUDA',
};

function rates(measured: Measured): number[] | null {
  return measured === null || measured instanceof Error
    ? null
    : measured.map(({ steps, seconds }) => steps / seconds);
}

function perPeer<Value>(value: (peer: Peer) => Value | null): PerPeer<Value> {
  return Object.fromEntries(PEERS.map((peer) => [peer, value(peer)])) as PerPeer<Value>;
}

export interface RowMeasurements {
  readonly name: StepRow;
  readonly engine: BenchEngine;
  readonly ours: Measured;
  readonly peers: Readonly<Record<Peer, Measured>>;
  readonly counts: StepCounts | null;
  readonly rounds: number;
}

export function benchRow({ name, engine, ours, peers, counts, rounds }: RowMeasurements): BenchRow {
  const own = rates(ours);
  const theirs = perPeer((peer) => rates(peers[peer]));
  const ratios = perPeer((peer) => {
    const rate = theirs[peer];
    return own && rate ? own.map((value, round) => value / rate[round]!) : null;
  });
  const failed = PEERS.filter((peer) => peers[peer] instanceof Error);
  return {
    name,
    engine,
    stepsPerSecond: own && median(own),
    peers: perPeer((peer) => theirs[peer] && median(theirs[peer])),
    ratio: perPeer((peer) => ratios[peer] && median(ratios[peer])),
    kernelsPerStep: counts?.kernels ?? null,
    dispatchesPerStep: counts?.dispatches ?? null,
    bytesUploadedPerStep: counts?.bytesUploaded ?? null,
    readbacksPerStep: counts?.readbacks ?? null,
    rounds,
    spread: {
      stepsPerSecond: own && spread(own),
      ratio: perPeer((peer) => ratios[peer] && spread(ratios[peer])),
    },
    notes: [
      ...(ours instanceof Error ? [ours.message] : []),
      ...failed.map((peer) => `${PEER_NAMES[peer]}: ${(peers[peer] as Error).message}`),
    ],
  };
}
