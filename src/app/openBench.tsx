/** Shows the benchmark instead of the lab. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BenchPage } from './BenchPage.tsx';
import { text } from './messages.ts';

export function open(root: HTMLElement): void {
  // The HTML shows the lab.
  root.replaceChildren();
  createRoot(root).render(
    <StrictMode>
      <BenchPage />
    </StrictMode>,
  );
  document.title = `${text.bench.title} – ${text.name}`;
  delete document.documentElement.dataset.waiting;
}
