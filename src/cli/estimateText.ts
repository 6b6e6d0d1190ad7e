import type { Estimate } from '../lab/estimate/estimate.ts';
import { bytesText } from '../lab/numbers.ts';
import { stageOf } from '../lab/stages/catalogue.ts';

const secondsText = (seconds: number): string =>
  seconds < 90 ? `${seconds.toPrecision(2)} s` : `${(seconds / 60).toPrecision(2)} min`;

/** What a run is expected to take, in one line. */
export function estimateText({ seconds, stages, bytes, limits, workers }: Estimate): string {
  const room = limits.engine === undefined ? '' : ` of ${bytesText(limits.engine)}`;
  const memory = `up to ${bytesText(bytes.engine)}${room} on a training worker, ${bytesText(bytes.machine)} in all on ${workers}`;
  if (seconds === null) return `estimate: ${memory}`;
  const longest = stages
    .filter((stage) => stage.seconds >= 0.05 * seconds)
    .map((stage) => `${stageOf(stage.name).recordedAs} ${secondsText(stage.seconds)}`);
  return `estimate: about ${secondsText(seconds)} (${longest.join(', ')}); ${memory}`;
}
