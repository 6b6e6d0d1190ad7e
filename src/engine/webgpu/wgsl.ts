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

/** Invocations of a workgroup that goes over single elements. */
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

/**
 * Declares `NAME(value, lane)`, a sum or maximum over a workgroup that every invocation gets to know: in two rounds, for
 * barriers are dearer than a few steps more.
 */
function reduction(name: string, lanes: number, combined: string): string {
  const first = Math.sqrt(lanes);
  return `
var<workgroup> ${name}Values: array<f32, ${lanes}>;
var<workgroup> ${name}Firsts: array<f32, ${first}>;
fn ${name}(value: f32, lane: u32) -> f32 {
  ${name}Values[lane] = value;
  workgroupBarrier();
  if (lane < ${first}u) {
    var a = ${name}Values[lane];
    for (var i = lane + ${first}u; i < ${lanes}u; i += ${first}u) { let b = ${name}Values[i]; a = ${combined}; }
    ${name}Firsts[lane] = a;
  }
  workgroupBarrier();
  var a = ${name}Firsts[0];
  for (var i = 1u; i < ${first}u; i++) { let b = ${name}Firsts[i]; a = ${combined}; }
  return a;
}`;
}

export const workgroupSum = (lanes: number): string => reduction('workgroupSum', lanes, 'a + b');
export const workgroupMax = (lanes: number): string => reduction('workgroupMax', lanes, 'max(a, b)');

/** Declares `passed(i)`: dy where the activation let it through. */
export const passed = (activation: 'linear' | 'relu'): string =>
  activation === 'relu'
    ? 'fn passed(i: u32) -> f32 { return select(0.0, dy[i], y[i] > 0.0); }'
    : 'fn passed(i: u32) -> f32 { return dy[i]; }';
