import type { LaterPanel } from '../common/panel.ts';
import { texts } from './texts.ts';

/** The paper's unanswered question. */
export const informationPanel: LaterPanel = {
  id: 'information',
  place: 'below',
  title: texts.title,
  load: () => import('./Information.tsx'),
};
