/** Pieces of WGSL that the shaders share. */

type Element = 'f32' | 'i32';

/**
 * Declares a shader's buffers, each by the name of its tensor and the type of its elements, and its uniforms.
 * @param uniforms fields of the struct that the shader knows as `at`
 */
export function bindings(
  inputs: Readonly<Record<string, Element>>,
  outputs: Readonly<Record<string, Element>>,
  uniforms = '',
): string {
  const buffers = [
    ...Object.entries(inputs).map(([name, type]) => `var<storage, read> ${name}: array<${type}>;`),
    ...Object.entries(outputs).map(([name, type]) => `var<storage, read_write> ${name}: array<${type}>;`),
  ];
  const all = uniforms ? [...buffers, 'var<uniform> at: Uniforms;'] : buffers;
  const struct = uniforms ? `struct Uniforms { ${uniforms} };` : '';
  return [struct, ...all.map((buffer, i) => `@group(0) @binding(${i}) ${buffer}`)].join('\n');
}

/** Declares unsigned constants. */
export const constants = (values: Readonly<Record<string, number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `const ${name} = ${value}u;`)
    .join('\n');

/** Invocations of a workgroup of `each` and of `workgroupSum`. */
export const LANES = 256;

/** An entry point that runs `body` for each index i of an output, one invocation each. */
export const each = (output: string, body: string): string => `
@compute @workgroup_size(${LANES})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
        @builtin(local_invocation_index) lane: u32) {
  let i = (group.y * groups.x + group.x) * ${LANES}u + lane;
  if (i >= arrayLength(&${output})) { return; }
  ${body}
}`;

/** Workgroups across and down for `count` pieces of work: more than 65535 do not fit one dimension. */
export function groupsFor(count: number, perGroup = LANES): [number, number] {
  const groups = Math.ceil(count / perGroup);
  const down = Math.ceil(groups / 65535);
  return [Math.ceil(groups / down), down];
}

/** Declares `workgroupSum(value, lane)`: the sum over a workgroup of 256, known to every invocation. */
export const workgroupSum = `
var<workgroup> partial: array<f32, ${LANES}>;
fn workgroupSum(value: f32, lane: u32) -> f32 {
  partial[lane] = value;
  for (var half = ${LANES / 2}u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (lane < half) { partial[lane] += partial[lane + half]; }
  }
  workgroupBarrier();
  let total = partial[0];
  workgroupBarrier();
  return total;
}`;

/** Declares `passed(i)`: dy where the activation let it through. */
export const passed = (activation: 'linear' | 'relu'): string =>
  activation === 'relu'
    ? 'fn passed(i: u32) -> f32 { return select(0.0, dy[i], y[i] > 0.0); }'
    : 'fn passed(i: u32) -> f32 { return dy[i]; }';
