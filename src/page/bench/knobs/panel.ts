import type { FirstPanel } from '../../common/panel.ts';
import { Knobs } from './Knobs.tsx';

export const knobsPanel: FirstPanel = { id: 'knobs', place: 'bench', isControl: true, Panel: Knobs };
