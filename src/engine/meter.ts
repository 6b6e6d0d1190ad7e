/** Counts what a training step asks of the current engine. */
import { type BackendValues, engine, getBackend } from '@tensorflow/tfjs-core';

export interface StepCounts {
  /** Kernels of tfjs that ran, those called by other kernels included, as `tf.profile` counts them. */
  kernels: number;
  /** Shaders handed to the GPU; on WebGPU only. */
  dispatches?: number;
  /** Tensor data from the program's memory to the engine's. */
  bytesUploaded: number;
  /** Tensors read back from the engine. */
  readbacks: number;
}

type Method = (...args: unknown[]) => unknown;

/** Calls `seen` with the arguments of each call of a method. @returns what ends that */
function watch(object: object, name: string, seen: (...args: unknown[]) => void): () => void {
  const methods = object as Record<string, Method>;
  const own = Object.getOwnPropertyDescriptor(methods, name);
  const original = methods[name]!;
  methods[name] = function (this: unknown, ...args) {
    seen(...args);
    return original.apply(this, args);
  };
  return () => {
    Reflect.deleteProperty(methods, name);
    if (own) Object.defineProperty(methods, name, own);
  };
}

const bytesOf = (values: BackendValues | null | undefined): number =>
  !values ? 0 : ArrayBuffer.isView(values) ? values.byteLength : 4 * values.length;

interface GpuBackend {
  readonly tensorMap: { get(dataId: object): { values: BackendValues | null; resource?: unknown } };
}

function watchUploads(uploaded: (bytes: number) => void): () => void {
  const { backend } = engine();
  switch (getBackend()) {
    case 'webgpu': {
      const { tensorMap } = backend as unknown as GpuBackend;
      return watch(backend, 'uploadToGPU', (dataId) => {
        const { values, resource } = tensorMap.get(dataId as object);
        if (!resource) uploaded(bytesOf(values));
      });
    }
    case 'cpu':
      return () => {};
    default:
      return watch(backend, 'write', (values) => uploaded(bytesOf(values as BackendValues | null)));
  }
}

/** Runs a step and counts. The counts are of everything that runs until the step is done. */
export async function meterStep(run: () => void | Promise<void>): Promise<StepCounts> {
  const onGpu = getBackend() === 'webgpu';
  const counts: StepCounts = { kernels: 0, bytesUploaded: 0, readbacks: 0, ...(onGpu && { dispatches: 0 }) };
  const readback = () => counts.readbacks++;
  const watches = [
    watch(engine(), 'runKernelFunc', () => counts.kernels++),
    watch(engine().backend, 'read', readback),
    watch(engine().backend, 'readSync', readback),
    watchUploads((bytes) => {
      counts.bytesUploaded += bytes;
    }),
  ];
  if (onGpu) {
    watches.push(watch(GPUComputePassEncoder.prototype, 'dispatchWorkgroups', () => counts.dispatches!++));
  }
  try {
    await run();
  } finally {
    for (const end of watches) end();
  }
  return counts;
}
