/** A training worker in this thread, asked over a line that copies messages, with all that it has said written down. */
import type { Measurement } from '../../lab/estimate/measure.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { StageUpdate } from '../../lab/stages/stageContext.ts';
import { toMessage } from '../errors.ts';
import type { EngineInfo, ErrorMessage, Gate } from '../protocol.ts';
import { RpcClient, serve } from '../rpc.ts';
import type { Measure, StartEngine, TrainedStage, TrainingService, TrainStage } from '../trainingService.ts';
import { type TrainingHost, TrainingWorker } from '../trainingWorker.ts';
import { portPair } from './portPair.ts';

/** `id` names a call; the test chooses it. */
export type Asked =
  | ({ readonly kind: 'start' } & StartEngine)
  | ({ readonly kind: 'job'; readonly id: number } & TrainStage)
  | ({ readonly kind: 'measure'; readonly id: number } & Measure)
  | { readonly kind: 'abort'; readonly id: number }
  | { readonly kind: 'gate'; readonly gate: Gate }
  | { readonly kind: 'warm'; readonly experiment: Experiment };

export type Said =
  | { readonly kind: 'ready'; readonly engine: EngineInfo }
  | { readonly kind: 'refused'; readonly error: ErrorMessage }
  | { readonly kind: 'updates'; readonly id: number; readonly updates: readonly StageUpdate[] }
  | ({ readonly kind: 'done'; readonly id: number } & TrainedStage)
  | { readonly kind: 'measured'; readonly id: number; readonly measurement: Measurement }
  | { readonly kind: 'failed'; readonly id: number; readonly error: ErrorMessage };

export interface Conversation {
  /** Resolves with the answer. */
  handle(asked: Asked): Promise<unknown>;
}

export function conversationWith(host: TrainingHost, said: Said[]): Conversation {
  const { worker: port, inside } = portPair();
  const worker = new TrainingWorker(host);
  serve<TrainingService>(inside, worker.handlers);
  const client = new RpcClient<TrainingService>(port);
  const running = new Map<number, AbortController>();
  const signalOf = (id: number) => {
    const controller = new AbortController();
    running.set(id, controller);
    return controller.signal;
  };
  const answered =
    <Answer>(id: number, done: (answer: Answer) => Said) =>
    (answer: Promise<Answer>) =>
      answer
        .then(
          (found) => void said.push(done(found)),
          (error) => void said.push({ kind: 'failed', id, error: toMessage(error) }),
        )
        .finally(() => running.delete(id));
  return {
    handle(asked) {
      switch (asked.kind) {
        case 'start': {
          const { kind: _, ...ask } = asked;
          return client.call('start', ask).then(
            (engine) => void said.push({ kind: 'ready', engine }),
            (error) => void said.push({ kind: 'refused', error: toMessage(error) }),
          );
        }
        case 'job': {
          const { id, job, drop } = asked;
          const update = (updates: readonly StageUpdate[]) =>
            void said.push({ kind: 'updates', id, updates });
          return answered<TrainedStage>(id, (trained) => ({ kind: 'done', id, ...trained }))(
            client.call('train', { job, drop }, { update, signal: signalOf(id) }),
          );
        }
        case 'measure': {
          const { kind: _, id, ...ask } = asked;
          return answered<Measurement>(id, (measurement) => ({ kind: 'measured', id, measurement }))(
            client.call('measure', ask, { signal: signalOf(id) }),
          );
        }
        case 'abort':
          running.get(asked.id)?.abort();
          return Promise.resolve();
        case 'gate':
          return client.call('gate', asked.gate);
        case 'warm':
          return client.call('warm', asked.experiment);
      }
    },
  };
}
