/** What comes by one file. */
export { ConfidencePicture as Confidence } from './ConfidencePicture.tsx';
export { ReplayBar as Bar } from './ReplayBar.tsx';
