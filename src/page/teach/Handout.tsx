import { gap } from '../../language/marks.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { unbroken } from '../../ui/unbroken.ts';
import { CHAPTERS } from '../lesson/chapters/catalogue.ts';
import { texts as chapterTexts } from '../lesson/chapters/texts.ts';
import { OPTIONS } from '../lesson/steps.ts';
import { texts as lessonTexts } from '../lesson/texts.ts';
import styles from './Teach.module.css';
import { texts } from './texts.ts';

const words = texts.handout;

/** A sheet for the class: what the lesson asks, with room to write, and the key on a page of its own. */
export function Handout() {
  return (
    <article className={styles.handout} aria-label={words.title}>
      <h2>{words.heading}</h2>
      <p className={styles.who}>
        <span>{words.name}</span>
        <span>{words.date}</span>
      </p>
      {CHAPTERS.map(({ id }, i) => (
        <Questions key={id} id={id} number={i + 1} />
      ))}
      <Disclosure className={styles.key} summary={words.key}>
        <p>{words.keyNote}</p>
        <div className={styles.answers}>
          {CHAPTERS.map(({ id, right }, i) => {
            const { title, ours, transfer } = chapterTexts[id];
            return (
              <section key={id} className={styles.answer}>
                <h3>{lessonTexts.chapter(i + 1, title)}</h3>
                <p>{unbroken(ours)}</p>
                <p>
                  <b>{words.right(right)}</b>
                  {gap()}
                  {unbroken(transfer.why[right])}
                </p>
              </section>
            );
          })}
        </div>
      </Disclosure>
    </article>
  );
}

function Questions({ id, number }: { id: (typeof CHAPTERS)[number]['id']; number: number }) {
  const { title, explain, transfer } = chapterTexts[id];
  return (
    <section className={styles.question}>
      <h3>{lessonTexts.chapter(number, title)}</h3>
      <div className={styles.asked}>
        <p>
          <b>{words.explain}</b>
          {gap()}
          {unbroken(explain)}
        </p>
        <div className={styles.lines} aria-hidden="true" />
      </div>
      <div className={styles.asked}>
        <p>
          <b>{words.tick}</b>
          {gap()}
          {unbroken(transfer.ask)}
        </p>
        <ul className={styles.options}>
          {OPTIONS.map((option) => (
            <li key={option}>
              <span className={styles.box} aria-hidden="true" /> {option}.{' '}
              {unbroken(transfer.options[option])}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
