import type { WebgpuKernel } from '../../webgpu/kernel.ts';
import { product } from '../../webgpu/product.ts';
import { bindings, constants, passed } from '../../webgpu/wgsl.ts';

/** Rows and terms of a matrix as they are. */
const plainly = `
fn rowAt(row: u32) -> vec3u { return vec3u(row); }
fn termAt(k: u32) -> vec3u { return vec3u(k); }`;

export const Dense: WebgpuKernel<'Dense'> = (backend, { x, w }, { activation }) => {
  const [batch, width] = x.shape as [number, number];
  const units = w.shape[1]!;
  const y = product(backend, {
    key: `Dense ${activation} ${width}`,
    rows: batch,
    columns: units,
    depth: width + 1,
    leftAlong: 'k',
    rightAlong: 'column',
    inputs: [x, w],
    output: [batch, units],
    code: () => `
${bindings({ x: 'f32', w: 'f32' }, { y: 'f32' })}
${constants({ WIDTH: width })}
fn rowCount() -> u32 { return arrayLength(&x) / WIDTH; }
fn depth() -> u32 { return WIDTH + 1u; }
${plainly}
fn left(row: vec3u, term: vec3u) -> f32 {
  if (term.x == WIDTH) { return 1.0; }
  return x[row.x * WIDTH + term.x];
}
fn right(k: u32, column: u32) -> f32 { return w[k * COLUMNS + column]; }
fn put(row: u32, column: u32, value: f32, part: u32) {
  y[row * COLUMNS + column] = ${activation === 'relu' ? 'max(value, 0.0)' : 'value'};
}`,
  });
  return [y];
};

export const DenseGradWeights: WebgpuKernel<'DenseGradWeights'> = (backend, { x, dy, y }, { activation }) => {
  const [batch, width] = x.shape as [number, number];
  const units = dy.shape[1]!;
  const dw = product(backend, {
    key: `DenseGradWeights ${activation} ${width}`,
    rows: width + 1,
    columns: units,
    depth: batch,
    leftAlong: 'row',
    rightAlong: 'column',
    inputs: [x, dy, y],
    output: [width + 1, units],
    code: () => `
${bindings({ x: 'f32', dy: 'f32', y: 'f32' }, { dw: 'f32' })}
${constants({ WIDTH: width })}
${passed(activation)}
fn rowCount() -> u32 { return WIDTH + 1u; }
fn depth() -> u32 { return arrayLength(&x) / WIDTH; }
${plainly}
fn left(row: vec3u, term: vec3u) -> f32 {
  if (row.x == WIDTH) { return 1.0; }
  return x[term.x * WIDTH + row.x];
}
fn right(k: u32, column: u32) -> f32 { return passed(k * COLUMNS + column); }
fn put(row: u32, column: u32, value: f32, part: u32) { dw[row * COLUMNS + column] = value; }`,
  });
  return [dw];
};

export const DenseGradInput: WebgpuKernel<'DenseGradInput'> = (backend, { dy, y, w }, { activation }) => {
  const [batch, units] = dy.shape as [number, number];
  const width = w.shape[0]! - 1;
  const dx = product(backend, {
    key: `DenseGradInput ${activation} ${units}`,
    rows: batch,
    columns: width,
    depth: units,
    leftAlong: 'k',
    rightAlong: 'k',
    inputs: [dy, y, w],
    output: [batch, width],
    code: () => `
${bindings({ dy: 'f32', y: 'f32', w: 'f32' }, { dx: 'f32' })}
${constants({ UNITS: units })}
${passed(activation)}
fn rowCount() -> u32 { return arrayLength(&dy) / UNITS; }
fn depth() -> u32 { return UNITS; }
${plainly}
fn left(row: vec3u, term: vec3u) -> f32 { return passed(row.x * UNITS + term.x); }
fn right(k: u32, column: u32) -> f32 { return w[column * UNITS + k]; }
fn put(row: u32, column: u32, value: f32, part: u32) { dx[row * COLUMNS + column] = value; }`,
  });
  return [dx];
};
