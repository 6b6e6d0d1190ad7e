import type { FirstPanel } from '../../common/panel.ts';
import { soon } from '../../common/soon.tsx';

export const resultPanel: FirstPanel = {
  id: 'result',
  place: 'bench',
  Panel: soon(async () => (await import('./ResultPanel.tsx')).ResultPanel),
};
