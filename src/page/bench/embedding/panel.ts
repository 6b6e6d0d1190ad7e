import type { FirstPanel } from '../../common/panel.ts';
import { EmbeddingPanel } from './EmbeddingPanel.tsx';

export const embeddingPanel: FirstPanel = { id: 'embedding', place: 'bench', Panel: EmbeddingPanel };
