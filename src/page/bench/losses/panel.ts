import type { FirstPanel } from '../../common/panel.ts';
import { LossPanels } from './LossPanels.tsx';

export const lossesPanel: FirstPanel = { id: 'losses', place: 'strip', Panel: LossPanels };
