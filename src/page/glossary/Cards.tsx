import { useEffect, useState } from 'react';
import { lazyDialog } from '../common/lazyParts.tsx';
import { lateCode } from '../state/lateCode.ts';
import type { TermId } from './terms.ts';

const Card = lazyDialog(lateCode(() => import('./Card.tsx')));

interface Opened {
  readonly id: TermId;
  readonly anchor: HTMLElement;
}

/** Opens the card of whatever is pressed that names a term; one at a time. */
export function Cards() {
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      const anchor = target instanceof Element && target.closest<HTMLElement>('[data-term]');
      if (!anchor) return;
      const id = anchor.dataset.term as TermId;
      setOpened((now) => (now?.anchor === anchor ? null : { id, anchor }));
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);
  return opened ? <Card key={opened.id} {...opened} onClose={() => setOpened(null)} /> : null;
}
