/** What the page is told of a run while it is under way: its stages, their curves, frames and candidates. */
import { MODEL_ROLES } from '../lab/data/modelRole.ts';
import type { PipelineListener, Resolved, StageState } from '../lab/pipeline/stageOutcome.ts';
import type { StageName, StageOutputs } from '../lab/stages/catalogue.ts';
import type { StageUpdate } from '../lab/stages/stageContext.ts';
import { FramesShown } from './framesShown.ts';
import type { FromLab } from './protocol.ts';
import { candidatesOf, seriesNamesOf, seriesOf } from './summary.ts';

const roleOf = (stage: StageName) => MODEL_ROLES.find((role) => role === stage);

interface ToldPage {
  post(message: FromLab, transfer?: Transferable[]): void;
  /** Seconds. */
  clock(): number;
}

export class RunTelling implements PipelineListener {
  private runId: number | undefined;
  private withCandidates = false;
  private readonly frames: FramesShown;
  private data: StageOutputs['data'] | undefined;
  /** When each stage was told to run: one that the next run shares goes on without a word. */
  private readonly began = new Map<StageName, number>();

  constructor(private readonly page: ToldPage) {
    this.frames = new FramesShown((frame) => page.post({ ...frame, runId: this.runId! }));
  }

  /** From here on what is told is of this run. */
  begin(runId: number, withCandidates: boolean): void {
    this.runId = runId;
    this.withCandidates = withCandidates;
    this.frames.begin();
  }

  /** A stage's state, and once it is done all that is drawn of it. */
  stage(stage: StageName, state: StageState, resolved?: Omit<Resolved, 'remembered'>): void {
    const runId = this.runId!;
    if (state === 'running') this.began.set(stage, this.page.clock());
    const { seconds, steps } = resolved?.outcome ?? {};
    const ended = seconds !== undefined && steps !== undefined && { seconds, steps };
    this.page.post({ kind: 'stage', runId, stage, state, ...ended });
    if (resolved) this.summarise(stage, resolved.outcome.output);
  }

  /** What a stage says while it runs. */
  update(stage: StageName, update: StageUpdate): void {
    const runId = this.runId!;
    if (update.kind === 'progress') {
      const { step, steps } = update;
      const now = this.page.clock();
      const seconds = now - (this.began.get(stage) ?? now);
      this.page.post({ kind: 'progress', runId, stage, step, steps, seconds });
    } else if (update.kind === 'series') {
      // What is told of and not declared is not drawn.
      const series = seriesNamesOf(stage).find((name) => name === `${stage}/${update.series}`);
      if (!series) return;
      const points = { x: [update.x], y: [update.y] };
      this.page.post({ kind: 'series', runId, series, mode: 'append', points });
    } else if (update.kind === 'confidence') {
      const { kind, ...snapshot } = update;
      const role = roleOf(stage);
      if (role) this.page.post({ kind, runId, role, mode: 'append', snapshots: [snapshot] });
    } else {
      this.frames.show(update);
    }
  }

  /** The page has drawn the last frame. */
  frameDrawn(): void {
    this.frames.drawn();
  }

  /** What waits to be drawn is not sent any more: the result comes with the frames that are kept. */
  end(): void {
    this.frames.begin();
  }

  private summarise(stage: StageName, output: unknown): void {
    const runId = this.runId!;
    for (const [series, points] of seriesOf(stage, output)) {
      this.page.post({ kind: 'series', runId, series, mode: 'replace', points });
    }
    const role = roleOf(stage);
    if (role) {
      const { confidence } = (output as StageOutputs[typeof role]).history;
      this.page.post({ kind: 'confidence', runId, role, mode: 'replace', snapshots: confidence });
    }
    if (stage === 'encoder') {
      const { frames } = output as StageOutputs['encoder'];
      this.page.post({ kind: 'frames', runId, frames });
    }
    if (stage === 'data') this.data = output as StageOutputs['data'];
    if (stage === 'split' && this.data && this.withCandidates) {
      const candidates = candidatesOf(this.data, output as StageOutputs['split']);
      this.page.post({ kind: 'candidates', runId, candidates }, [candidates.values.buffer as ArrayBuffer]);
    }
  }
}
