import type { LaterPanel } from '../common/panel.ts';
import { lateCode } from '../state/lateCode.ts';
import { texts } from './texts.ts';

/** Whether dropout keeps membership: an open question of the paper, as its summary has it. */
export const informationPanel: LaterPanel = {
  id: 'information',
  place: 'below',
  title: texts.title,
  load: lateCode(() => import('./Information.tsx')),
};
