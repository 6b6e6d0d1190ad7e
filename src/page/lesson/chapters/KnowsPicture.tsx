import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import styles from '../Lesson.module.css';
import { Picture } from '../Picture.tsx';
import { pictureTexts } from './pictureTexts.ts';

const texts = pictureTexts.knows;

/** Whether the attacker has it. */
const THINGS = {
  answers: true,
  members: false,
  shadow: true,
  shadowMembers: true,
  few: true,
  weights: false,
} as const;
type Thing = keyof typeof THINGS;
const NAMES = Object.keys(THINGS) as Thing[];

/** Who knows what: chosen first, then told. */
export function KnowsPicture() {
  const [chosen, setChosen] = useState<ReadonlySet<Thing>>(new Set());
  const [isTold, setIsTold] = useState(false);
  const right = NAMES.filter((name) => chosen.has(name) === THINGS[name]).length;
  const toggle = (name: Thing) => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    setChosen(next);
    setIsTold(false);
  };
  return (
    <Picture
      title={texts.title}
      said={isTold ? texts.right(right, NAMES.length) : texts.ask}
      note={texts.note}
    >
      <ul className={styles.things}>
        {NAMES.map((name) => (
          <li key={name}>
            <label>
              <input
                type="checkbox"
                autoComplete="off"
                checked={chosen.has(name)}
                onChange={() => toggle(name)}
              />
              <span>
                {texts.things[name]}
                {isTold ? <b> {THINGS[name] ? texts.has : texts.hasNot}</b> : null}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <Button onClick={() => setIsTold(true)}>{texts.tell}</Button>
    </Picture>
  );
}
