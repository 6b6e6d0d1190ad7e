/** What the panel of the learning shows once there is something to be looked at: it comes by one file. */
export { TakeOut } from '../../examples/TakeOut.tsx';
export { ConfidencePicture as Confidence } from './ConfidencePicture.tsx';
export { glideOf, placesAt, replayLimits } from './places.ts';
export { ReplayBar as Bar } from './ReplayBar.tsx';
