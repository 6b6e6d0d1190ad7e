/** Who is measured: each implementation computes in a bench worker of its own (a thread or a process) and answers one call at a time. */
import type { BackendOf } from '../engine/chooseEngine.ts';
import type { BenchEngine, WorkloadRequest } from './catalogue.ts';

export type ImplementationKey =
  /** This project's code on one of its engines. */
  | { readonly kind: 'ours'; readonly engine: BenchEngine }
  /** TensorFlow.js as it comes, through its layers, on one of its backends. */
  | { readonly kind: 'stock'; readonly engine: BackendOf<BenchEngine> }
  /** PyTorch on one processor thread, or on a graphics card of NVIDIA's. */
  | { readonly kind: 'torch'; readonly device: TorchDevice };

export type TorchDevice = 'cpu' | 'cuda';

export function implementationId(key: ImplementationKey): string {
  if (key.kind === 'torch') return key.device === 'cpu' ? 'torch' : `torch-${key.device}`;
  return `${key.kind}-${key.engine}`;
}

/** Steps done without a pause, and the seconds they took. */
export interface Lap {
  readonly steps: number;
  readonly seconds: number;
}

/** What one step costs beside time. */
export interface StepCounts {
  /** Kernels run, as tf.profile counts them. */
  readonly kernels: number;
  /** Shaders handed to a GPU. */
  readonly dispatches?: number;
  /** Tensor data that crossed to the engine. */
  readonly bytesUploaded: number;
  readonly readbacks: number;
}

/** One workload, ready to run. */
export interface OpenWorkload {
  /** Does steps for about so many seconds, at least one, and waits until they are computed. */
  run(seconds: number): Promise<Lap>;
  /** Counts one step; null where there is nothing to count with. */
  count(): Promise<StepCounts | null>;
  close(): Promise<void>;
}

export interface BenchWorker {
  /** What computes here, in words: "WASM SIMD", "PyTorch 2.9.0, MKL". */
  readonly about: string;
  /** @throws an error whose message says why this implementation cannot run the workload */
  open(request: WorkloadRequest): Promise<OpenWorkload>;
  terminate(): void;
}

/** What a machine offers the benchmark. */
export interface BenchHost {
  readonly machine: string;
  /** Of the machine's calendar: 2026-11-26. */
  readonly day: string;
  /** Starts a bench worker. @throws an error whose message says why there is none */
  start(key: ImplementationKey): Promise<BenchWorker>;
}
