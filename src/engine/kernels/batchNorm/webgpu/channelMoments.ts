import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { LabWebgpu } from '../../../webgpu/labWebgpu.ts';
import { bindings, constants, each, groupsFor } from '../../../webgpu/wgsl.ts';
import { channelGroups, eachPlace, overPlaces, partsOf, placeSum } from './channels.ts';

/**
 * Mean and biased variance of each channel [2, channels]. Each part takes the squares about its own mean, and the parts
 * are put together as Chan, Golub and LeVeque 1983 do: no large sums are subtracted.
 */
export function channelMoments(backend: LabWebgpu, x: TensorInfo, channels: number): TensorInfo {
  const size = util.sizeFromShape(x.shape);
  const parts = partsOf(size, channels);
  const [partial] = backend.dispatch({
    shader: {
      key: `ChannelMoments ${channels}`,
      code: () => `
${bindings({ x: 'f32' }, { partial: 'f32' })}
${constants({ CHANNELS: channels })}
${placeSum}
${overPlaces(`
  var sum = 0.0;
  ${eachPlace('sum += x[i];')}
  let mean = placeSum(sum, lane) / f32(max(1u, end - begin));
  var squares = 0.0;
  ${eachPlace('squares += (x[i] - mean) * (x[i] - mean);')}
  squares = placeSum(squares, lane);
  if (writes) {
    partial[group.y * 2u * CHANNELS + c] = mean;
    partial[(group.y * 2u + 1u) * CHANNELS + c] = squares;
  }`)}`,
    },
    inputs: [x],
    outputs: [[parts, 2, channels]],
    workgroups: channelGroups(channels, parts),
  });
  const moments = together(backend, partial!, size / channels);
  backend.disposeData(partial!.dataId);
  return moments;
}

function together(backend: LabWebgpu, partial: TensorInfo, places: number): TensorInfo {
  const [parts, , channels] = partial.shape as [number, number, number];
  const [moments] = backend.dispatch({
    shader: {
      key: `ChannelMoments together ${channels} ${parts} ${places}`,
      code: () => `
${bindings({ partial: 'f32' }, { moments: 'f32' })}
${constants({ CHANNELS: channels, PARTS: parts, PLACES: places, PER_PART: Math.ceil(places / parts) })}
fn placesOf(part: u32) -> f32 {
  return f32(min(PLACES, (part + 1u) * PER_PART) - min(PLACES, part * PER_PART));
}
${each(
  'moments',
  `if (i >= CHANNELS) { return; }
  var mean = 0.0;
  for (var part = 0u; part < PARTS; part++) {
    mean += placesOf(part) / f32(PLACES) * partial[part * 2u * CHANNELS + i];
  }
  var squares = 0.0;
  for (var part = 0u; part < PARTS; part++) {
    let off = partial[part * 2u * CHANNELS + i] - mean;
    squares += partial[(part * 2u + 1u) * CHANNELS + i] + placesOf(part) * off * off;
  }
  moments[i] = mean;
  moments[CHANNELS + i] = squares / f32(PLACES);`,
)}`,
    },
    inputs: [partial],
    outputs: [[2, channels]],
    workgroups: groupsFor(2 * channels),
  });
  return moments!;
}
