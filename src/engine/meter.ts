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
  return replace(object, name, (original) => (...args) => {
    seen(...args);
    return original(...args);
  });
}

/** Calls `seen` at each call of one of several methods that may call each other: the outermost counts. */
function watchOutermost(object: object, names: readonly string[], seen: () => void): () => void {
  let within = false;
  const ends = names.map((name) =>
    replace(object, name, (original) => (...args) => {
      if (within) return original(...args);
      seen();
      within = true;
      try {
        return original(...args);
      } finally {
        within = false;
      }
    }),
  );
  return () => {
    for (const end of ends) end();
  };
}

/** Puts a method of an object in another's place. @returns what puts it back */
function replace(object: object, name: string, make: (original: Method) => Method): () => void {
  const methods = object as Record<string, Method>;
  const own = Object.getOwnPropertyDescriptor(methods, name);
  const original = methods[name]!;
  methods[name] = function (this: unknown, ...args) {
    return make((...given) => original.apply(this, given))(...args);
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
  const watches = [
    watch(engine(), 'runKernelFunc', () => counts.kernels++),
    watchOutermost(engine().backend, ['read', 'readSync'], () => counts.readbacks++),
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
