import type { LaterPanel } from '../common/panel.ts';
import { lateCode } from '../state/lateCode.ts';
import { title } from './title.ts';

/** Whether dropout keeps membership: an open question of the paper, as its summary has it. */
export const informationPanel: LaterPanel = {
  id: 'information',
  place: 'below',
  title,
  load: lateCode(() => import('./Information.tsx')),
};
