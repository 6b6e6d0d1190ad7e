/** The page as HTML, for the build: what a visitor sees before the code is there. */
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { PageBoundary } from '../common/lazyParts.tsx';
import { App } from './App.tsx';

export function prerender(): string {
  return renderToString(
    <StrictMode>
      <PageBoundary>
        <App />
      </PageBoundary>
    </StrictMode>,
  );
}
