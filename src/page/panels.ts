/** Every panel of the lab's page, in the order in which they stand. */
import { embeddingPanel } from './bench/embedding/panel.ts';
import { knobsPanel } from './bench/knobs/panel.ts';
import { lossesPanel } from './bench/losses/panel.ts';
import { answerPanel, resultPanel } from './bench/result/panel.ts';
import { ribbonPanel } from './bench/ribbon/panel.ts';
import type { PanelEntry } from './common/panel.ts';
import { comparePanel } from './compare/panel.ts';
import { diagnosisPanel } from './diagnosis/panel.ts';
import { evidencePanel } from './evidence/panel.ts';
import { galleryPanel } from './gallery/panel.ts';
import { gamePanel } from './game/panel.ts';
import { informationPanel } from './information/panel.ts';
import { leaveOutPanel } from './leaveOut/panel.ts';
import { splitsPanel } from './splits/panel.ts';
import { timingPanel } from './timing/panel.ts';

export const PANELS: readonly PanelEntry[] = [
  ribbonPanel,
  answerPanel,
  knobsPanel,
  embeddingPanel,
  resultPanel,
  lossesPanel,
  comparePanel,
  diagnosisPanel,
  timingPanel,
  splitsPanel,
  gamePanel,
  evidencePanel,
  leaveOutPanel,
  informationPanel,
  galleryPanel,
];
