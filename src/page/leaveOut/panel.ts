import type { LaterPanel } from '../common/panel.ts';
import { lateCode } from '../state/lateCode.ts';
import { title } from './title.ts';

/** A world without one example, beside the world with it. */
export const leaveOutPanel: LaterPanel = {
  id: 'leave-out',
  place: 'below',
  title,
  wanted: ({ handed }) => handed,
  load: lateCode(() => import('./LeaveOut.tsx')),
};
