import { EngineUnavailable } from '../errors.ts';

interface Dawn {
  create(flags: string[]): GPU;
  globals: Record<string, unknown>;
}

const packageName = 'webgpu';

/**
 * Gives Node the browser's WebGPU through the `webgpu` package (Dawn): its classes on globalThis, and
 * `navigator.gpu`. Call it before `startEngine`. Later calls do nothing.
 * @throws EngineUnavailable when the package or its binary for this platform is missing.
 */
export async function installNodeWebgpu(): Promise<void> {
  const navigator = (globalThis as { navigator?: { gpu?: GPU } }).navigator;
  if (navigator?.gpu) return;
  const dawn = await import(/* @vite-ignore */ packageName).catch((cause: unknown) => {
    throw new EngineUnavailable('webgpu', `Node's webgpu package does not load (${String(cause)})`);
  });
  const { create, globals } = dawn as Dawn;
  Object.assign(globalThis, globals);
  const gpu = create([]);
  if (navigator) Object.defineProperty(navigator, 'gpu', { value: gpu, configurable: true });
  else Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true });
}
