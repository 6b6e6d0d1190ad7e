import { afterEach, describe, expect, test, vi } from 'vitest';
import { describeAdapter, detectFeatures } from './detectFeatures.ts';

afterEach(() => vi.unstubAllGlobals());

const adapter = (info: Partial<GPUAdapterInfo>) => ({ info }) as GPUAdapter;

test('Node has WASM with SIMD and no GPU', async () => {
  const wasm = expect.stringMatching(/^(fma|simd)$/);
  expect(await detectFeatures()).toEqual({ webgpu: null, wasm, webgl: null });
});

describe('relaxed SIMD', () => {
  const { fround } = Math;

  /** Where SIMD is known, relaxed SIMD too or not, and its function computes this of a and c. */
  async function found(relaxed: boolean, f: (a: number, c: number) => number): Promise<unknown> {
    class Instance {
      exports = { f };
    }
    const validate = vi.fn(() => relaxed).mockReturnValueOnce(true);
    vi.stubGlobal('WebAssembly', { validate, Module: class {}, Instance });
    return (await detectFeatures()).wasm;
  }

  test('is used where it rounds once', async () => {
    expect(await found(true, (a, c) => fround(a * a + c))).toBe('fma');
  });

  test('is left alone where it rounds twice', async () => {
    expect(await found(true, (a, c) => fround(fround(a * a) + c))).toBe('simd');
  });

  test('is left alone where it is not known, or may not run', async () => {
    expect(await found(false, () => 2 ** -24)).toBe('simd');
    const blocked = () => {
      throw new Error('blocked');
    };
    expect(await found(true, blocked)).toBe('simd');
  });
});

test('probes that throw find nothing', async () => {
  vi.stubGlobal('navigator', { gpu: { requestAdapter: () => Promise.reject(new Error('blocked')) } });
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext() {
        throw new Error('blocked');
      }
    },
  );
  vi.stubGlobal('WebAssembly', undefined);
  expect(await detectFeatures()).toEqual({ webgpu: null, wasm: null, webgl: null });
});

test('an adapter is described, and a software one is told apart', async () => {
  expect(describeAdapter(adapter({ description: 'Apple M2' }))).toEqual({
    description: 'Apple M2',
    isFallback: false,
  });
  expect(describeAdapter(adapter({ device: 'nvidia-h100', description: 'NVIDIA: 580.1' })).description).toBe(
    'nvidia-h100 (NVIDIA: 580.1)',
  );
  expect(describeAdapter(adapter({ vendor: 'intel', architecture: 'xe' })).description).toBe('intel xe');
  expect(describeAdapter(adapter({ vendor: 'google', architecture: 'swiftshader' })).isFallback).toBe(true);
  expect(describeAdapter(adapter({ vendor: 'x', isFallbackAdapter: true })).isFallback).toBe(true);
  const gpu = { requestAdapter: async () => adapter({ description: 'Radeon' }) };
  vi.stubGlobal('navigator', { gpu });
  expect((await detectFeatures()).webgpu).toEqual({ description: 'Radeon', isFallback: false });
});

test('WebGL names its renderer and gives its context back', async () => {
  const loseContext = vi.fn();
  const context = {
    RENDERER: 1,
    getExtension: (name: string) =>
      name === 'WEBGL_lose_context' ? { loseContext } : { UNMASKED_RENDERER_WEBGL: 2 },
    getParameter: (parameter: number) => (parameter === 2 ? 'llvmpipe' : 'masked'),
  };
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext = () => context;
    },
  );
  expect((await detectFeatures()).webgl).toEqual({ renderer: 'llvmpipe', isSoftware: true });
  expect(loseContext).toHaveBeenCalled();
});
