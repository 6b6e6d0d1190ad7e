import type { LaterPanel } from '../common/panel.ts';
import { lateCode } from '../state/lateCode.ts';
import { empty, title } from './title.ts';

/** Pinned runs beside each other. */
export const comparePanel: LaterPanel = {
  id: 'compare',
  place: 'below',
  title,
  low: true,
  load: lateCode(() => import('./Compare.tsx')),
  ready: {
    when: ({ last, pins, viewpoint }) => (last !== null || pins.length > 0) && viewpoint !== 'attacker',
    until: empty,
  },
};
