/**
 * The pipeline: asks for the stages of an experiment, remembers their outcomes by key, and keeps what is in flight when
 * the experiment changes under it. It knows no engine and no thread: a host runs the stages.
 */

import { requireCompatible } from '../experiment/constraints.ts';
import type { Experiment } from '../experiment/experiment.ts';
import {
  type AnyStageName,
  type AskedOutputs,
  type AskedStageName,
  STAGES,
  type StageName,
  type StageOutputs,
  stageOf,
} from '../stages/catalogue.ts';
import { inputsOf, isAsked, isIdle } from '../stages/graph.ts';
import type { Question } from '../stages/stage.ts';
import { StageAborted, type StageUpdate } from '../stages/stageContext.ts';
import { changedStages, type Piece, paramsOf, stageKey } from './stageKey.ts';
import type { PipelineListener, QuestionListener, Resolved, StageOutcome } from './stageOutcome.ts';
import { joinedListener, joinedParts } from './stageParts.ts';

export interface StageMemory {
  get(key: string): Promise<StageOutcome | undefined>;
  /** From the call on, the outcome can be got; the promise tells when it has been stored, and never rejects. */
  put(key: string, outcome: StageOutcome, stored: boolean): Promise<void>;
}

export interface StageJob {
  readonly key: string;
  readonly name: AnyStageName;
  /** With `part`, the number of the part from 0, where the stage has parts; with the question to an asked one. */
  readonly params: unknown;
  readonly seed: number;
  readonly inputs: Partial<StageOutputs & AskedOutputs>;
  /** The key of each input. */
  readonly inputKeys: Partial<Record<AnyStageName, string>>;
}

/** Another, with whom the memory is shared, was computing the stage and has ended: its outcome is there, or it never comes. */
export class EndedElsewhere extends Error {
  override readonly name = 'EndedElsewhere';
}

export interface StageHost {
  readonly memory: StageMemory;
  /** Engines in use: the current one first, then those that were lost and whose finished stages still count. */
  engines(): readonly string[];
  /**
   * @param elsewhere told when another is found to compute the stage, for whom this waits
   * @throws EndedElsewhere when that one has ended, StageAborted, or what failed
   */
  execute(
    job: StageJob,
    update: (update: StageUpdate) => void,
    signal: AbortSignal,
    elsewhere: () => void,
  ): Promise<unknown>;
  /** Whether the stage may be tried once more after this failure (on the next engine). */
  recover(error: unknown): Promise<boolean>;
  /** Seconds since some fixed moment. */
  clock(): number;
}

export type RunOutcome = Readonly<Record<StageName, Resolved>>;

/** What a stage needs, resolved: its inputs and what it watches. */
type Given = ReadonlyMap<AnyStageName, Resolved>;

function keysOfInputs(name: AnyStageName, given: Given): string[] {
  return inputsOf(name).map((input) => given.get(input)!.key);
}

/** One run of an experiment. */
interface Run {
  readonly experiment: Experiment;
  /** What its asked stages answer. */
  readonly question?: Question;
  readonly listener: QuestionListener;
  /** Whether it still goes on. */
  current(): boolean;
}

/** A stage that is being computed. It outlives its run where the next one wants it too. */
interface Flight {
  readonly name: AnyStageName;
  /** The run that it is computed for; others that need it wait for it. */
  run: Run;
  readonly controller: AbortController;
  promise?: Promise<StageOutcome>;
  listener: QuestionListener;
  state: 'running' | 'elsewhere';
}

export class Pipeline {
  private readonly flights = new Map<string, Flight>();
  /** Counts the runs that take over from all that went on before. */
  private turn = 0;
  /** The experiment that the flights belong to. */
  private experiment: Experiment | undefined;

  constructor(private readonly host: StageHost) {}

  /**
   * Runs what is not remembered. A later call takes over: stages in flight that the new experiment shares go on, the
   * others are aborted within one batch, and the earlier call rejects.
   *
   * @throws DataDoesNotSuit before any stage; StageAborted when stopped or taken over; else the first stage's failure
   */
  async start(experiment: Experiment, listener: PipelineListener): Promise<RunOutcome> {
    requireCompatible(experiment);
    const turn = ++this.turn;
    const run: Run = { experiment, listener, current: () => turn === this.turn };
    const changed: readonly AnyStageName[] = this.experiment
      ? changedStages(this.experiment, experiment)
      : STAGES;
    this.experiment = experiment;
    for (const flight of this.flights.values()) {
      if (changed.includes(flight.name)) flight.controller.abort();
      else Object.assign(flight, { run, listener });
    }
    return this.all(run);
  }

  /**
   * Beside others that were begun like this: what two of them need is computed once, and remembered for the second. One that
   * fails ends no other. @throws DataDoesNotSuit before any stage; StageAborted when stopped; else the first stage's failure
   */
  async beside(experiment: Experiment, listener: PipelineListener): Promise<RunOutcome> {
    requireCompatible(experiment);
    return this.untilItFails(experiment, listener, (run) => this.all(run));
  }

  /** One stage and what it needs, as `beside`. */
  async onlyBeside(name: StageName, experiment: Experiment, listener: PipelineListener): Promise<Resolved> {
    return this.untilItFails(experiment, listener, (run) => this.resolvingEachOnce(run)(name));
  }

  /** What an asked stage answers to a question, and what it needs, as `beside`. */
  async ask(
    name: AskedStageName,
    question: Question,
    experiment: Experiment,
    listener: QuestionListener,
  ): Promise<Resolved> {
    requireCompatible(experiment);
    return this.untilItFails(experiment, listener, (run) =>
      this.resolvingEachOnce({ ...run, question })(name),
    );
  }

  private async untilItFails<Found>(
    experiment: Experiment,
    listener: QuestionListener,
    resolve: (run: Run) => Promise<Found>,
  ): Promise<Found> {
    const { turn } = this;
    let failed = false;
    try {
      return await resolve({ experiment, listener, current: () => turn === this.turn && !failed });
    } catch (error) {
      failed = true;
      throw error;
    }
  }

  private async all(run: Run): Promise<RunOutcome> {
    const resolve = this.resolvingEachOnce(run);
    const resolved = await Promise.all(STAGES.map(resolve));
    return Object.fromEntries(STAGES.map((name, i) => [name, resolved[i]])) as RunOutcome;
  }

  /** One stage and what it needs, and nothing else. @throws as `start` */
  async only(name: StageName, experiment: Experiment, listener: PipelineListener): Promise<Resolved> {
    const turn = ++this.turn;
    this.experiment = experiment;
    return this.resolvingEachOnce({ experiment, listener, current: () => turn === this.turn })(name);
  }

  /** A stage that several need is resolved for the first that asks, and shared. */
  private resolvingEachOnce(run: Run): (name: AnyStageName) => Promise<Resolved> {
    const started = new Map<AnyStageName, Promise<Resolved>>();
    const resolveOnce = (name: AnyStageName): Promise<Resolved> => {
      const known = started.get(name);
      if (known) return known;
      const promise = this.resolve(name, run, resolveOnce);
      started.set(name, promise);
      return promise;
    };
    return resolveOnce;
  }

  /** Ends the current run within one batch; finished stages stay remembered. */
  stop(): void {
    this.turn++;
    for (const { controller } of this.flights.values()) controller.abort();
  }

  private async resolve(
    name: AnyStageName,
    run: Run,
    resolveOnce: (name: AnyStageName) => Promise<Resolved>,
  ): Promise<Resolved> {
    const { experiment, question, listener, current } = run;
    const { parts } = stageOf(name);
    if (isIdle(name, experiment)) return joinedParts(stageKey(name, experiment, [], ''), []);
    const needed = inputsOf(name).map(async (need) => [need, await resolveOnce(need)] as const);
    const given: Given = new Map(await Promise.all(needed));
    if (isAsked(name)) return this.resolvePiece(name, question, run, given, listener);
    if (!parts) return this.resolvePiece(name, undefined, run, given, listener);
    const joined = joinedListener(name, parts(experiment), listener);
    const found = await Promise.all(
      joined.map((one, part) => this.resolvePiece(name, part, run, given, one)),
    );
    const inputKeys = keysOfInputs(name, given);
    const whole = joinedParts(stageKey(name, experiment, inputKeys, this.host.engines()[0]!), found);
    if (current()) listener.stage(name, whole.remembered ? 'remembered' : 'done', whole);
    return whole;
  }

  private async resolvePiece(
    name: AnyStageName,
    piece: Piece | undefined,
    run: Run,
    given: Given,
    listener: QuestionListener,
  ): Promise<Resolved> {
    const { experiment, current } = run;
    const { stored } = stageOf(name);
    const inputKeys = keysOfInputs(name, given);
    const keyOn = (engine: string) => stageKey(name, experiment, inputKeys, engine, piece);
    const remembered = async (): Promise<Resolved | undefined> => {
      for (const engine of this.host.engines()) {
        const key = keyOn(engine);
        const outcome = await this.host.memory.get(key);
        if (!outcome) continue;
        if (current()) listener.stage(name, 'remembered', { key, outcome });
        return { key, outcome, remembered: true };
      }
      return undefined;
    };
    const known = await remembered();
    if (known) return known;
    for (;;) {
      if (!current()) throw new StageAborted('superseded');
      const engine = this.host.engines()[0]!;
      const key = keyOn(engine);
      const job: StageJob = {
        key,
        name,
        params: paramsOf(name, experiment, piece),
        seed: experiment.seed,
        inputs: Object.fromEntries(Array.from(given, ([need, { outcome }]) => [need, outcome.output])),
        inputKeys: Object.fromEntries(Array.from(given, ([need, { key: of }]) => [need, of])),
      };
      try {
        const { outcome, own } = await this.executeOnce(job, engine, stored, run, listener);
        if (current()) listener.stage(name, own ? 'done' : 'remembered', { key, outcome });
        return { key, outcome, remembered: !own };
      } catch (error) {
        if (error instanceof EndedElsewhere) {
          const found = await remembered();
          if (found) return found;
          continue;
        }
        if (!(error instanceof StageAborted) && current() && (await this.host.recover(error))) continue;
        if (!(error instanceof StageAborted) && current()) listener.stage(name, 'failed');
        throw error;
      }
    }
  }

  /** Joins the stage where it is in flight already. `own`: it is computed for this run. */
  private async executeOnce(
    job: StageJob,
    engine: string,
    stored: boolean,
    run: Run,
    listener: QuestionListener,
  ): Promise<{ outcome: StageOutcome; own: boolean }> {
    const { key } = job;
    const known = this.flights.get(key);
    if (known?.promise && !known.controller.signal.aborted) {
      listener.stage(job.name, known.state);
      return { outcome: await known.promise, own: known.run === run };
    }
    const flight: Flight = {
      name: job.name,
      run,
      controller: new AbortController(),
      listener,
      state: 'running',
    };
    this.flights.set(key, flight);
    flight.promise = this.execute(job, engine, stored, flight).finally(() => {
      if (this.flights.get(key) === flight) this.flights.delete(key);
    });
    return { outcome: await flight.promise, own: true };
  }

  private async execute(
    job: StageJob,
    engine: string,
    stored: boolean,
    flight: Flight,
  ): Promise<StageOutcome> {
    const { signal } = flight.controller;
    let begun = this.host.clock();
    let steps: number | undefined;
    const update = (update: StageUpdate) => {
      if (steps === undefined) {
        begun = this.host.clock();
        steps = 0;
        flight.listener.stage(job.name, 'running');
      }
      if (update.kind === 'progress') steps = Math.max(steps, update.step);
      flight.listener.update(job.name, update);
    };
    const output = await this.host.execute(job, update, signal, () => {
      flight.state = 'elsewhere';
      flight.listener.stage(job.name, 'elsewhere');
    });
    if (signal.aborted) throw new StageAborted('aborted');
    const seconds = this.host.clock() - begun;
    const outcome: StageOutcome = { output, seconds, steps: steps ?? 0, engine };
    // The stages that wait for this one need not wait for the disk.
    void this.host.memory.put(job.key, outcome, stored);
    return outcome;
  }
}
