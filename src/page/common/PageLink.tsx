import type { MouseEvent } from 'react';
import { goToPage } from '../state/otherPage.ts';
import { useLateWork } from './lazyParts.tsx';

/** Anything else opens another tab or window, and leaves nothing. */
const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

/** A language that the address asks for goes along. */
function withLanguage(href: string): string {
  const lang = new URLSearchParams(location.search).get('lang');
  return lang === null
    ? href
    : href.replace(
        /^(\?[^#]*)?/,
        (search) => `${search || '?'}${search ? '&' : ''}lang=${encodeURIComponent(lang)}`,
      );
}

/**
 * A link to another page of the lab. This one is left once that one is sure to come: in place of it there would be the browser's
 * own words, and what has been computed here would be gone. The experiment of the address goes along.
 */
export function PageLink({ href, children }: { href: string; children: string }) {
  const { begin, failure } = useLateWork('floating');
  const follow = (event: MouseEvent) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    const other = withLanguage(href);
    void begin(() => goToPage(children, other.includes('#') ? other : other + location.hash));
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
