import type { LaterPanel } from '../common/panel.ts';
import { texts } from './texts.ts';

/** Whether dropout keeps membership: an open question of the paper, as its summary has it. */
export const informationPanel: LaterPanel = {
  id: 'information',
  place: 'below',
  title: texts.title,
  load: () => import('./Information.tsx'),
};
