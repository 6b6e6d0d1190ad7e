import { useEffect, useState } from 'react';

/** A counter that grows whenever the page turns light or dark, for canvases that must redraw. */
export function useThemeVersion(): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const bump = () => setVersion((before) => before + 1);
    const media = window.matchMedia('(prefers-color-scheme: dark)');
    const observer = new MutationObserver(bump);
    media.addEventListener('change', bump);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      media.removeEventListener('change', bump);
      observer.disconnect();
    };
  }, []);
  return version;
}
