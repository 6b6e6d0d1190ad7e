import type { WebgpuKernel } from '../../webgpu/kernel.ts';
import { back } from './webgpu/back.ts';
import { compare } from './webgpu/compare.ts';
import { normalise } from './webgpu/normalise.ts';

/** InfoNCE or NT-Xent with the analytic gradient, in three dispatches. */
export const ContrastiveLoss: WebgpuKernel<'ContrastiveLoss'> = (
  backend,
  { z },
  { temperature, symmetric },
) => {
  const [rows, width] = z.shape as [number, number];
  const sizes = { width, batch: rows / 2, symmetric };
  const [unit, norm] = normalise(backend, z);
  const [towards, losses] = compare(backend, unit!, sizes, temperature);
  const between = { unit: unit!, norm: norm!, towards: towards!, losses: losses! };
  const results = back(backend, between, sizes);
  for (const { dataId } of Object.values(between)) backend.disposeData(dataId);
  return results;
};
