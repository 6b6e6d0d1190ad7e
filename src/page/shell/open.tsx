/** Makes the painted page answer. */
import { StrictMode, startTransition, useEffect } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { ENGLISH } from '../../language/languages.ts';
import { keepFocus } from '../../ui/keepFocus.ts';
import { findPictures } from '../common/GreetingPicture.tsx';
import { kinds } from '../common/kindTexts.ts';
import { PageBoundary } from '../common/lazyParts.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { boot } from '../state/boot.ts';
import { beginWithGreeting, readGreeting } from '../state/greeting.ts';
import { App } from './App.tsx';
import { replayEarlyInput } from './early/replayEarlyInput.ts';
import { texts } from './texts.ts';

interface OpenedProps {
  readonly greeting: ReturnType<typeof readGreeting>;
}

/**
 * The address and the recorded run come after hydration, which must find the page that the HTML shows; then, once the address
 * is shown, what was done before.
 */
function Opened({ greeting }: OpenedProps) {
  useEffect(() => {
    boot(greeting, document.documentElement.dataset.without);
    setTimeout(replayEarlyInput);
  }, [greeting]);
  return (
    <PageBoundary>
      <App />
    </PageBoundary>
  );
}

export function open(root: HTMLElement): void {
  keepFocus();
  const { lang, dataset } = document.documentElement;
  const isPainted = lang === (dataset.painted ?? ENGLISH);
  if (!isPainted) root.replaceChildren();
  findPictures(root);
  if (lang !== ENGLISH) document.title = `${texts.title(kinds.pictures.one)} – ${commonTexts.name}`;
  const greeting = isPainted ? readGreeting() : null;
  if (greeting) beginWithGreeting(greeting);
  const page = (
    <StrictMode>
      <PageBoundary>
        <Opened greeting={greeting} />
      </PageBoundary>
    </StrictMode>
  );
  // The development server's HTML is empty. What is taken over is so in steps of a few milliseconds.
  if (root.hasChildNodes()) startTransition(() => void hydrateRoot(root, page));
  else createRoot(root).render(page);
}
