import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { describeAdapter } from '../detectFeatures.ts';
import { installNodeWebgpu } from './nodeWebgpu.ts';

/** Where Debian's Chromium keeps a Vulkan loader and SwiftShader, a Vulkan driver that runs on the processor. */
const chromium = '/usr/lib/chromium';
const driver = `${chromium}/vk_swiftshader_icd.json`;
/** Of dlfcn.h; not among Node's constants. */
const RTLD_NODELETE = 0x1000;

const adapterName = async (): Promise<string | null> => {
  const adapter = await navigator.gpu.requestAdapter();
  return adapter && describeAdapter(adapter).description;
};

/** Dawn asks for libvulkan by name: a library of that name that is loaded already will do. */
function loadVulkan(): void {
  try {
    process.dlopen({ exports: {} }, `${chromium}/libvulkan.so.1`, constants.dlopen.RTLD_NOW | RTLD_NODELETE);
  } catch {
    // It always throws, being no module of Node's, and stays loaded all the same.
  }
}

/**
 * WebGPU for tests and counts in Node on machines without a GPU: the adapter that is there or, where there is none, the
 * SwiftShader of an installed Chromium. Only in a process of one's own: in a worker thread the driver cannot be named.
 * @returns the adapter's name, null when none can be had
 */
export async function installAnyWebgpu(): Promise<string | null> {
  await installNodeWebgpu().catch(() => {});
  if (!(globalThis.navigator as Partial<Navigator> | undefined)?.gpu) return null;
  const found = await adapterName();
  if (found || !existsSync(driver)) return found;
  process.env.VK_ICD_FILENAMES ??= driver;
  loadVulkan();
  Reflect.deleteProperty(globalThis.navigator, 'gpu');
  await installNodeWebgpu();
  return adapterName();
}
