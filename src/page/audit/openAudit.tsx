/** Shows the audit instead of the lab. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { text } from '../texts.ts';
import { AuditPage } from './AuditPage.tsx';
import { words } from './texts.ts';

export function open(root: HTMLElement): void {
  // The HTML shows the lab.
  root.replaceChildren();
  createRoot(root).render(
    <StrictMode>
      <AuditPage />
    </StrictMode>,
  );
  document.title = `${words.title} – ${text.name}`;
  delete document.documentElement.dataset.waiting;
}
