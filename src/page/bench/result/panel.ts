import type { FirstPanel } from '../../common/panel.ts';
import { ResultPanel } from './ResultPanel.tsx';

export const resultPanel: FirstPanel = { id: 'result', place: 'bench', Panel: ResultPanel };
