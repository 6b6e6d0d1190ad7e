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
    when: ({ last, pins, sides, viewpoint }) =>
      (last !== null || pins.length > 0 || sides !== null) && viewpoint !== 'attacker',
    until: empty,
  },
};
