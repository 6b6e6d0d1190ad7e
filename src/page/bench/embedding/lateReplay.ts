/** The code that replays a training, which the page does without until there is one to be watched. */
import { lateCode } from '../../state/lateCode.ts';

export type ReplayParts = typeof import('../replay/parts.ts');

const load = lateCode(() => import('../replay/parts.ts'));

let parts: ReplayParts | undefined;

export const replayParts = () => parts;

export const loadReplayOnce = () =>
  load().then((code) => {
    parts = code;
  });
