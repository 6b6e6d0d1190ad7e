import type { LaterPanel } from '../common/panel.ts';
import { lateCode } from '../state/lateCode.ts';
import { examplesRun } from '../state/shown.ts';
import { title } from './title.ts';

/** The target's examples. */
export const galleryPanel: LaterPanel = {
  id: 'gallery',
  place: 'below',
  title,
  run: examplesRun,
  load: lateCode(() => import('./Gallery.tsx')),
};
