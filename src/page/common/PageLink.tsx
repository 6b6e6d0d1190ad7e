import type { MouseEvent } from 'react';
import { goToPage } from '../state/otherPage.ts';
import { useLateWork } from './lazyParts.tsx';

/** Anything else opens another tab or window, and leaves nothing. */
const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

/**
 * A link to another page of the lab. This one is left once that one is sure to come: in place of it there would be the browser's
 * own words, and what has been computed here would be gone. The experiment of the address goes along.
 */
export function PageLink({ href, children }: { href: string; children: string }) {
  const { begin, failure } = useLateWork('floating');
  const follow = (event: MouseEvent) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    void begin(() => goToPage(children, href.includes('#') ? href : href + location.hash));
  };
  return (
    <>
      <a href={href} onClick={follow}>
        {children}
      </a>
      {failure}
    </>
  );
}
