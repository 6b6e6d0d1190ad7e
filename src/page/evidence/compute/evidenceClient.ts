/** The page's side of the evidence worker. */
import type { Answer, DerivationName, Derivations, Question } from './derivations.ts';

interface Asker {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export interface EvidencePort {
  post(question: Question): void;
  onAnswer(listener: (answer: Answer) => void): void;
  onError(listener: (error: Error) => void): void;
}

function startWorker(): EvidencePort {
  const worker = new Worker(new URL('./evidence.worker.ts', import.meta.url), { type: 'module' });
  return {
    post: (question) => worker.postMessage(question),
    onAnswer: (listener) => {
      worker.onmessage = ({ data }: MessageEvent<Answer>) => listener(data);
    },
    onError: (listener) => {
      worker.onerror = ({ message }) => {
        worker.terminate();
        listener(new Error(message || 'The worker that computes the evidence could not be started.'));
      };
    },
  };
}

export class EvidenceClient {
  private port: EvidencePort | undefined;
  private last = 0;
  private readonly askers = new Map<number, Asker>();

  constructor(private readonly start: () => EvidencePort = startWorker) {}

  /** @returns a promise that is rejected with what the derivation throws, or when the worker ends */
  ask<Name extends DerivationName>(
    name: Name,
    ...given: Parameters<Derivations[Name]>
  ): Promise<ReturnType<Derivations[Name]>> {
    this.port ??= this.open();
    const id = ++this.last;
    const promise = new Promise<unknown>((resolve, reject) => this.askers.set(id, { resolve, reject }));
    this.port.post({ id, name, given });
    return promise as Promise<ReturnType<Derivations[Name]>>;
  }

  private open(): EvidencePort {
    const port = this.start();
    port.onAnswer((answer) => {
      const asker = this.askers.get(answer.id);
      this.askers.delete(answer.id);
      if ('error' in answer) asker?.reject(Object.assign(new Error(answer.error.message), answer.error));
      else asker?.resolve(answer.value);
    });
    port.onError((error) => {
      this.port = undefined;
      for (const { reject } of this.askers.values()) reject(error);
      this.askers.clear();
    });
    return port;
  }
}

export const evidenceClient = new EvidenceClient();
