import type { LaterPanel } from '../common/panel.ts';
import { fetchAhead, lateCode } from '../state/lateCode.ts';
import { none, title } from './title.ts';

const client = lateCode(() => import('./compute/evidenceClient.ts'));

fetchAhead(async () => (await client()).evidenceClient.begin());

/** Before there is a result the page is so short that the evidence would be computed at once. */
export const evidencePanel: LaterPanel = {
  id: 'evidence',
  place: 'below',
  title,
  load: lateCode(() => import('./Evidence.tsx')),
  run: ({ last }) => last,
  ready: { when: ({ last }) => last !== null && last.detail !== null, until: none },
};
