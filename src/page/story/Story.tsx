import { useEffect, useState } from 'react';
import { GreetingPicture } from '../common/GreetingPicture.tsx';
import { lazyPanel } from '../common/lazyParts.tsx';
import { lateCode } from '../state/lateCode.ts';
import { useLab } from '../state/store.ts';
import { endStory, leaveStory } from '../state/story.ts';
import { whenIdle } from '../state/whenIdle.ts';

const Teller = lazyPanel(lateCode(() => import('./Teller.tsx').then(({ withStory }) => withStory())));

/**
 * What a first visitor is told above the bench, in five steps; it comes back from the header. Its first step stands in the
 * HTML as a picture, whose buttons are heard here until what tells it has come.
 */
export function Story() {
  const isOpen = useLab((state) => state.story);
  useEffect(() => {
    // The script in the HTML has seen whether this is a first visit.
    if (document.documentElement.dataset.story === undefined) leaveStory();
    addEventListener('hashchange', leaveStory);
    return () => removeEventListener('hashchange', leaveStory);
  }, []);
  return isOpen ? <Opened /> : null;
}

function Opened() {
  const [pressed, setPressed] = useState<string | null>(null);
  const [isComing, setComing] = useState(false);
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      const picture = target instanceof Element && target.closest('[data-picture=story]');
      const does = picture && (target as Element).closest('button')?.dataset.does;
      if (!does) return;
      if (does === 'skip') endStory();
      setPressed(does);
      setComing(true);
    };
    document.addEventListener('click', onClick);
    const early = whenIdle(() => setComing(true));
    return () => {
      document.removeEventListener('click', onClick);
      early();
    };
  }, []);
  const picture = <GreetingPicture name="story" />;
  return isComing ? <Teller pressed={pressed} fallback={picture} /> : picture;
}
