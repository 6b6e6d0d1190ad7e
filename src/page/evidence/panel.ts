import type { LaterPanel } from '../common/panel.ts';
import { fetchAhead, lateCode } from '../state/lateCode.ts';
import { texts } from './texts.ts';

const load = lateCode(() => import('./Evidence.tsx'));

fetchAhead(async () => (await load()).startWorker());

/** Before there is a result the page is so short that the evidence would be computed at once. */
export const evidencePanel: LaterPanel = {
  id: 'evidence',
  place: 'below',
  title: texts.title,
  load,
  run: ({ last }) => last,
  ready: { when: ({ last }) => last !== null, until: texts.none },
};
