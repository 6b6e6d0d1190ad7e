import { useEffect, useState } from 'react';
import { percent } from '../../common/format.ts';
import { loadStory, type Story } from '../../state/storyFile.ts';
import styles from '../Lesson.module.css';
import { Picture } from '../Picture.tsx';
import { pictureTexts } from './pictureTexts.ts';

const texts = pictureTexts.passes;

/** The look at the other picture stands between the pair. */
const OTHER = 1;

function Bars({ answer }: { answer: readonly number[] }) {
  return (
    <svg viewBox="0 0 84 44" aria-hidden="true">
      {answer
        .map((value, i) => ({ value, x: 2 + i * 8 }))
        .map(({ value, x }) => (
          <rect
            key={x}
            x={x}
            y={42 - 40 * value}
            width="6"
            height={Math.max(0.6, 40 * value)}
            fill="var(--ink-2)"
          />
        ))}
    </svg>
  );
}

/** Three real answers of a shadow under dropout, two of them to one picture: which? */
export function PassesPicture() {
  const [story, setStory] = useState<Story | null>(null);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  useEffect(() => {
    // A picture the less; the lesson goes on.
    void loadStory()
      .then(setStory)
      .catch(() => undefined);
  }, []);
  if (!story) return null;
  const { pair, other } = story.passes;
  const answers = [pair[0], other, pair[1]];
  const toggle = (i: number) =>
    setChosen(chosen.includes(i) ? chosen.filter((one) => one !== i) : [...chosen, i].slice(-2));
  const nameOf = (answer: readonly number[], i: number) =>
    texts.look(i + 1, story.classNames[answer.indexOf(Math.max(...answer))] ?? '');
  const said = chosen.length < 2 ? texts.ask : chosen.includes(OTHER) ? texts.wrong : texts.right;
  return (
    <Picture
      title={texts.title}
      said={said}
      note={texts.note(story.date, story.seed)}
      table={[
        'runs',
        {
          lines: answers.map((answer, i) => ({
            name: nameOf(answer, i),
            x: answer.map((_, label) => label),
            y: answer,
          })),
          xLabel: (label) => story.classNames[label] ?? '',
          format: percent,
        },
      ]}
    >
      <div className={styles.looks}>
        {answers.map((answer, i) => {
          const name = nameOf(answer, i);
          return (
            <button key={name} type="button" aria-pressed={chosen.includes(i)} onClick={() => toggle(i)}>
              <Bars answer={answer} />
              {name}
            </button>
          );
        })}
      </div>
    </Picture>
  );
}
