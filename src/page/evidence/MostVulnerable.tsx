import { useMemo } from 'react';
import { percent, short } from '../common/format.ts';
import { exampleView } from '../common/selectors.ts';
import { texts as commonTexts } from '../common/texts.ts';
import { ExamplePreview } from '../examples/ExamplePreview.tsx';
import { membershipClass } from '../examples/membershipClass.ts';
import { TakeOut } from '../examples/TakeOut.tsx';
import { usePictures } from '../examples/usePictures.ts';
import { type Attack, type Candidates, type Detail, nameOf } from './attacks.ts';
import { mostVulnerable, type VulnerableExample, type VulnerableSide } from './compute/mostVulnerable.ts';
import styles from './Evidence.module.css';
import { Part } from './Part.tsx';
import { texts } from './texts.ts';

const words = texts.exposed;
const EACH = 8;

interface MostVulnerableProps {
  detail: Detail;
  candidates: Candidates;
  attack: Attack;
  seed: number;
  blind: boolean;
}

/** The examples that the attack in front is surest about; whether it is right is told in our view only. */
export function MostVulnerable({ detail, candidates, attack, seed, blind }: MostVulnerableProps) {
  usePictures(candidates);
  const { most, least } = useMemo(() => mostVulnerable(attack, EACH, seed), [attack, seed]);
  const shown = { detail, candidates, blind };
  return (
    <Part title={words.title} subtitle={words.subtitle(nameOf(attack))} wide={blind}>
      <Side title={words.most} side={most} {...shown} />
      <Side title={words.least} side={least} {...shown} />
    </Part>
  );
}

interface SideProps extends Pick<MostVulnerableProps, 'detail' | 'candidates' | 'blind'> {
  title: string;
  side: VulnerableSide;
}

function Side({ title, side: { examples, alike }, ...shown }: SideProps) {
  const right = examples.filter(({ member }) => member).length;
  return (
    <>
      <h4 className={styles.sideTitle}>
        {title}
        {shown.blind ? null : (
          <span className={styles.sideNote}> {words.areMembers(right, examples.length)}</span>
        )}
      </h4>
      {alike > examples.length ? <p className={styles.note}>{words.alike(alike)}</p> : null}
      <ul className={styles.examples} data-kind={shown.candidates.kind}>
        {examples.map((example) => (
          <Example key={example.index} example={example} {...shown} />
        ))}
      </ul>
    </>
  );
}

function Example({
  example,
  detail,
  candidates,
  blind,
}: Omit<SideProps, 'title' | 'side'> & { example: VulnerableExample }) {
  const { index, score, member } = example;
  const { className, posteriors } = exampleView(index, candidates, detail);
  const [answer] = posteriors;
  return (
    <li>
      <ExamplePreview candidates={candidates} index={index} className={className} />
      <div className={styles.about}>
        <p>
          <b>{className}</b>
          <br />
          {words.score(short(score))}
          {answer ? (
            <>
              <br />
              {words.answer(answer.className, percent(answer.value, 0).replace(' ', '\u00a0'))}
            </>
          ) : null}
          {blind ? null : (
            <span className={membershipClass(member)}>
              <br />
              {member ? commonTexts.isMember : commonTexts.isNot}
            </span>
          )}
        </p>
        {blind || !member ? null : <TakeOut candidates={candidates} example={index} />}
      </div>
    </li>
  );
}
