/** Shows the audit instead of the lab. */

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { texts as commonTexts } from '../common/texts.ts';
import { AuditPage } from './AuditPage.tsx';
import { texts } from './texts.ts';

export function open(root: HTMLElement): void {
  // The HTML shows the lab.
  root.replaceChildren();
  createRoot(root).render(
    <StrictMode>
      <AuditPage />
    </StrictMode>,
  );
  document.title = `${texts.title} – ${commonTexts.name}`;
  delete document.documentElement.dataset.waiting;
}
