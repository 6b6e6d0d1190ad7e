import { type ReactNode, useEffect, useId, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { GreetingPicture } from '../common/GreetingPicture.tsx';
import { lazyPanel } from '../common/lazyParts.tsx';
import { lateCode } from '../state/lateCode.ts';
import { useLab } from '../state/store.ts';
import { endStory, leaveStory } from '../state/story.ts';
import { whenIdle } from '../state/whenIdle.ts';
import styles from './Story.module.css';
import { texts } from './texts.ts';

/** The story's frame, while its steps are not there. */
function Place({ children }: { children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.story} aria-labelledby={id} data-returns>
      <h2 id={id}>{texts.title}</h2>
      {children}
    </section>
  );
}

const Teller = lazyPanel(
  lateCode(() => import('./Teller.tsx').then(({ withStory }) => withStory())),
  {
    frame: (notice) => <Place>{notice}</Place>,
    further: <Button onClick={endStory}>{texts.skip}</Button>,
  },
);

/**
 * What a first visitor is told above the bench, in five steps; it comes back from the header. It asks its
 * question in the HTML, as a picture, and hears the answer once the page does.
 */
export function Story() {
  const isOpen = useLab((state) => state.story);
  const [answers, setAnswers] = useState(false);
  useEffect(() => {
    // The script in the HTML has seen whether this is a first visit.
    if (document.documentElement.dataset.story === undefined) leaveStory();
    const early = whenIdle(() => setAnswers(true));
    addEventListener('hashchange', leaveStory);
    return () => {
      early();
      removeEventListener('hashchange', leaveStory);
    };
  }, []);
  const place = (
    <Place>
      <GreetingPicture name="story" className={styles.drawn} />
    </Place>
  );
  if (!isOpen) return null;
  return answers ? <Teller fallback={place} /> : place;
}
