import { useEffect, useState } from 'react';
import { lazyPanel } from '../common/lazyParts.tsx';
import { lateCode } from '../state/lateCode.ts';
import { useLab } from '../state/store.ts';
import { leaveStory } from '../state/story.ts';
import { whenIdle } from '../state/whenIdle.ts';
import styles from './Story.module.css';
import { texts } from './texts.ts';

const Teller = lazyPanel(lateCode(() => import('./Teller.tsx').then(({ withStory }) => withStory())));

/**
 * What a first visitor is told above the bench, in five steps; it comes back from the header. It asks its
 * question in the HTML, and shows of what once the page answers.
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
    <div className={styles.story}>
      <h2>{texts.title}</h2>
      <div className={styles.words}>
        <p className={styles.say}>{texts.guess.say}</p>
      </div>
    </div>
  );
  if (!isOpen) return null;
  return answers ? <Teller fallback={place} /> : place;
}
