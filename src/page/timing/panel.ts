import type { FirstPanel } from '../common/panel.ts';
import { TimingPanel } from './TimingPanel.tsx';

export const timingPanel: FirstPanel = { id: 'timing', place: 'below', Panel: TimingPanel };
