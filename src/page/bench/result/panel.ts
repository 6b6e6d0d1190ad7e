import type { FirstPanel } from '../../common/panel.ts';
import { AnswerBar } from './AnswerBar.tsx';
import { ResultPanel } from './ResultPanel.tsx';

export const answerPanel: FirstPanel = { id: 'answer', place: 'bench', Panel: AnswerBar };
export const resultPanel: FirstPanel = { id: 'result', place: 'bench', Panel: ResultPanel };
