import type { FirstPanel } from '../../common/panel.ts';
import { soon } from '../../common/soon.tsx';

export const embeddingPanel: FirstPanel = {
  id: 'embedding',
  place: 'bench',
  Panel: soon(async () => (await import('./EmbeddingPanel.tsx')).EmbeddingPanel),
};
