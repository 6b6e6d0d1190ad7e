/** Makes the painted page answer. */
import { StrictMode, useEffect } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { PageBoundary } from '../common/lazyParts.tsx';
import { boot } from '../state/boot.ts';
import { App } from './App.tsx';

/** The address and the recorded run come after hydration, which must find the page that the HTML shows. */
function Opened() {
  useEffect(() => {
    boot();
    delete document.documentElement.dataset.waiting;
  }, []);
  return (
    <PageBoundary>
      <App />
    </PageBoundary>
  );
}

export function open(root: HTMLElement): void {
  const page = (
    <StrictMode>
      <PageBoundary>
        <Opened />
      </PageBoundary>
    </StrictMode>
  );
  // The development server's HTML is empty.
  if (root.hasChildNodes()) hydrateRoot(root, page);
  else createRoot(root).render(page);
}
