import type { FirstPanel } from '../../common/panel.ts';
import { Ribbon } from './Ribbon.tsx';

export const ribbonPanel: FirstPanel = { id: 'ribbon', place: 'top', Panel: Ribbon };
