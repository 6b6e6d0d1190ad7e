/** Sums over all places of a picture batch, per channel: in parts of the places, whose sums are then put together. */
import { LANES } from '../../../webgpu/wgsl.ts';

/** Channels that a workgroup goes over side by side, and places that it takes at a time. */
const SPAN = 32;
const PLACES = LANES / SPAN;
/** Places of one part, at least, and parts, at most. */
const PLACES_PER_PART = 64;
const PARTS = 128;

/** @returns parts to cut the places of `size` elements into */
export const partsOf = (size: number, channels: number): number =>
  Math.max(1, Math.min(PARTS, Math.ceil(size / channels / PLACES_PER_PART)));

/** Workgroups: across for the channels, down for the parts. */
export const channelGroups = (channels: number, parts: number): [number, number] => [
  Math.ceil(channels / SPAN),
  parts,
];

/** Declares `placeSum(value, lane)`: the sum over a workgroup's places, known to all invocations of a channel. */
export const placeSum = `
var<workgroup> columns: array<f32, ${LANES}>;
fn placeSum(value: f32, lane: u32) -> f32 {
  columns[lane] = value;
  workgroupBarrier();
  var total = 0.0;
  for (var p = lane % ${SPAN}u; p < ${LANES}u; p += ${SPAN}u) { total += columns[p]; }
  workgroupBarrier();
  return total;
}`;

/**
 * An entry point where each workgroup knows its `part` of the places [begin, end) of `x`, each invocation its channel `c`,
 * and whether it is the one to write for it. `each place` is run as often for invocations beyond the channels.
 */
export const overPlaces = (body: string): string => `
@compute @workgroup_size(${LANES})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
        @builtin(local_invocation_index) lane: u32) {
  let c = group.x * ${SPAN}u + lane % ${SPAN}u;
  let places = arrayLength(&x) / CHANNELS;
  let perPart = (places + groups.y - 1u) / groups.y;
  let begin = min(places, group.y * perPart);
  let end = min(places, begin + perPart);
  let writes = lane < ${SPAN}u && c < CHANNELS;
  let start = select(end, begin + lane / ${SPAN}u, c < CHANNELS);
  ${body}
}`;

/** A loop over the invocation's places, with `i` the element of its channel there. */
export const eachPlace = (body: string): string =>
  `for (var place = start; place < end; place += ${PLACES}u) { let i = place * CHANNELS + c; ${body} }`;
