import type { FirstPanel } from '../common/panel.ts';
import { SplitsPanel } from './SplitsPanel.tsx';

export const splitsPanel: FirstPanel = { id: 'splits', place: 'below', Panel: SplitsPanel };
