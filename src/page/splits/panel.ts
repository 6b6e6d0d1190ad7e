import type { LaterPanel } from '../common/panel.ts';
import { lateCode } from '../state/lateCode.ts';
import { none, title } from './title.ts';

export const splitsPanel: LaterPanel = {
  id: 'splits',
  place: 'below',
  title,
  column: 'short',
  load: lateCode(() => import('./Splits.tsx')),
  run: ({ last }) => last,
  ready: { when: ({ last }) => last !== null, until: none },
};
