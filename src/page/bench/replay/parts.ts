/** What comes by one file. */
export { ConfidencePicture as Confidence } from './ConfidencePicture.tsx';
export { glideOf, placesAt, replayLimits } from './places.ts';
export { ReplayBar as Bar } from './ReplayBar.tsx';
