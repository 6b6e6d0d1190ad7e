/** Shows the benchmark instead of the lab. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { text } from '../texts.ts';
import { BenchPage } from './BenchPage.tsx';

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
