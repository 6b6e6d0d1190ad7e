/** The code that replays a training, which the page does without until there is one to be watched. */
import type { ComponentType } from 'react';
import { lateCode } from '../../state/lateCode.ts';

interface ReplayParts {
  readonly Bar: ComponentType;
  readonly Confidence: ComponentType;
}

const load = lateCode(() => import('../replay/parts.ts'));

let parts: ReplayParts | undefined;

export const replayParts = () => parts;

export const loadReplayOnce = () =>
  load().then((code) => {
    parts = code;
  });
