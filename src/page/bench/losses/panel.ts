import type { FirstPanel } from '../../common/panel.ts';
import { soon } from '../../common/soon.tsx';

export const lossesPanel: FirstPanel = {
  id: 'losses',
  place: 'strip',
  Panel: soon(async () => (await import('./LossPanels.tsx')).LossPanels),
};
