/** What the pictures of the learning say, and what replays them. */

import { inLanguage } from '../../../language/inLanguage.ts';
import type { ModelRole } from '../../state/runSlice.ts';

const models: Readonly<Record<ModelRole, string>> = { target: 'the target', shadow: 'the shadow' };

export const texts = inLanguage('replay', {
  switch: 'What is shown of the learning',
  map: 'Encoder',
  model: { target: 'Target', shadow: 'Shadow' },
  epoch: (epoch: number) => `epoch ${epoch}`,
  label: { map: 'Epoch of the encoder', target: 'Epoch of the target', shadow: 'Epoch of the shadow' },
  controls: { play: 'Play', pause: 'Pause the replay', slow: 'Slow motion' },
  normalSpeed: '1×',
  slowSpeed: '¼×',
  playing: 'playing',
  live: 'Live',
  liveAbout: 'Back to what is being learned now',
  members: 'in its training set',
  nonMembers: 'not in it',
  /** @param from, to probabilities; @param members, nonMembers the shares of each that lie between them */
  readout: (from: string, to: string, members: string, nonMembers: string) =>
    `${from} to ${to}: ${members} of its training set, ${nonMembers} of the others`,
  mean: (value: string) => `mean ${value}`,
  axis: (count: number) => `probability given to the true label, ${count} of each`,
  axisBare: 'probability given to the true label',
  waits: (model: ModelRole) => `${models[model]} is about to be trained`.replace(/^t/, 'T'),
  seen: {
    surer: (member: string, other: string) =>
      `Surer of what it was trained on: mean ${member} against ${other}.`,
    alike: (member: string, other: string) =>
      `As sure of the rest as of what it was trained on: mean ${member} and ${other}.`,
    lessSure: (member: string, other: string) =>
      `Less sure of what it was trained on: mean ${member} against ${other}.`,
  },
  none: {
    notBegun: 'The encoder has not begun: then its training can be replayed.',
    endedEarly: 'The run ended before the encoder had learned. Run it again to see it.',
    notKept: 'No frames were kept of this run. Run it again to watch it learn.',
    modelNotBegun: (model: ModelRole) =>
      `Nothing of ${models[model]}’s training is here. Run it to watch it learn.`,
    failed: 'The recording of the learning did not come.',
  },
  back: 'Leave it',
  comes: 'What the recorded run learned is on its way…',
} as const);
