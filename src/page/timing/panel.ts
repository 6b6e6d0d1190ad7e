import type { LaterPanel } from '../common/panel.ts';
import { lateCode } from '../state/lateCode.ts';
import { none, title } from './title.ts';

export const timingPanel: LaterPanel = {
  id: 'timing',
  place: 'below',
  title,
  column: 'tall',
  load: lateCode(() => import('./Timing.tsx')),
  run: ({ last }) => last,
  ready: { when: ({ last }) => last !== null, until: none },
};
