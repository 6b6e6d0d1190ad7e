import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import type { StageJob } from '../../lab/pipeline/pipeline.ts';
import { stagesInUse } from '../../lab/stages/graph.ts';
import { serve, type WorkerPort } from '../../runtime/rpc.ts';
import { portPair } from '../../runtime/testing/portPair.ts';
import { never } from '../../runtime/testing/startedWorkers.ts';
import type { TrainingService } from '../../runtime/trainingService.ts';
import { PipelineRuns } from './pipelineRuns.ts';

const STAGES = stagesInUse(DEFAULT_EXPERIMENT);

/** A training worker that computes nothing, and notes what it was asked for. */
function idleWorker(jobs: StageJob[]): WorkerPort {
  const { worker, inside } = portPair();
  serve<TrainingService>(inside, {
    start: () => ({ backend: 'wasm', adapter: 'idle' }),
    train: ({ job }) => {
      jobs.push(job);
      return { output: outputs[job.name] ?? {}, leaked: 0 };
    },
    measure: never,
    gate: () => null,
    load: () => true,
    warm: () => null,
    drop: () => null,
  });
  return worker;
}

/** As much of each output as the report is made of. */
const outputs: Partial<Record<StageJob['name'], unknown>> = {
  split: {
    sets: { targetMembers: [], targetNonMembers: [], shadowMembers: [], shadowNonMembers: [] },
    hashes: {},
    overlaps: [],
    noisyLabels: 0,
  },
  report: { attacks: [], diagnosis: [] },
};

async function ran(open: (runs: PipelineRuns) => Promise<{ step(): void | Promise<void> }>, steps: number) {
  const jobs: StageJob[] = [];
  const runs = new PipelineRuns('wasm', { spawn: () => idleWorker(jobs), cores: 1, clock: () => 0 });
  const workload = await open(runs);
  const before = jobs.length;
  for (let i = 0; i < steps; i++) await workload.step();
  return { before, jobs: jobs.slice(before) };
}

const namesOf = (jobs: readonly StageJob[]) => new Set(jobs.map(({ name }) => name));

describe('whole runs as workloads', () => {
  it('a default run runs every stage every time', async () => {
    const { before, jobs } = await ran((runs) => runs.defaultRun(), 2);
    expect(before).toBe(0);
    expect(jobs).toHaveLength(2 * STAGES.length);
    expect(namesOf(jobs)).toEqual(new Set(STAGES));
    expect(jobs.every(({ seed }) => seed === DEFAULT_EXPERIMENT.seed)).toBe(true);
  });

  it('a change of tau follows a finished run, and goes to a new value each time', async () => {
    const { before, jobs } = await ran((runs) => runs.tauChange(), 3);
    expect(before).toBe(STAGES.length);
    expect(namesOf(jobs)).toEqual(new Set(['encoder', 'head', 'scores', 'report']));
    expect(jobs).toHaveLength(12);
    const taus = jobs.filter(({ name }) => name === 'encoder').map(({ params }) => JSON.stringify(params));
    expect(new Set(taus).size).toBe(3);
  });

  it('a change of the labels leaves the encoder alone', async () => {
    const { jobs } = await ran((runs) => runs.labelChange(), 2);
    expect(namesOf(jobs)).toEqual(new Set(['head', 'controls', 'blind', 'scores', 'report']));
    expect(jobs).toHaveLength(10);
  });
});
