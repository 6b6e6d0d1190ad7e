import type { FirstPanel } from '../common/panel.ts';
import { DiagnosisPanel } from './DiagnosisPanel.tsx';

export const diagnosisPanel: FirstPanel = { id: 'diagnosis', place: 'below', Panel: DiagnosisPanel };
