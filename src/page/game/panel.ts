import type { LaterPanel } from '../common/panel.ts';
import { lateCode } from '../state/lateCode.ts';
import { texts } from './texts.ts';

/** A person guesses what the attacks guess. */
export const gamePanel: LaterPanel = {
  id: 'game',
  place: 'below',
  title: texts.title,
  load: lateCode(() => import('./Game.tsx')),
  run: ({ last }) => last,
  ready: { when: ({ last }) => last !== null && last.detail !== null, until: texts.none },
};
