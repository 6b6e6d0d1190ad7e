import { PosteriorBars } from '../../charts/PosteriorBars.tsx';
import { meaningText, meanShift } from '../../lab/leaveOut/leaveOutText.ts';
import type { SeenExample } from '../../lab/leaveOut/scoresWithout.ts';
import { translated } from '../../language/inLanguage.ts';
import { FADED } from '../../ui/faded.ts';
import { BelongingTag, useBelonging } from '../common/BelongingTag.tsx';
import { engineTitle } from '../common/engineTitle.ts';
import { percent, points } from '../common/format.ts';
import { kinds } from '../common/kindTexts.ts';
import { answersOf, posteriorRows } from '../common/posteriorRows.ts';
import { ExamplePreview } from '../examples/ExamplePreview.tsx';
import type { Answered } from '../state/leaveOutSlice.ts';
import type { Candidates } from '../state/runSlice.ts';
import { AttackRows } from './AttackRows.tsx';
import styles from './LeaveOut.module.css';
import { Places } from './Places.tsx';
import { texts } from './texts.ts';

const SHOWN = 4;

/** Both worlds, side by side, of the run that they are of. */
export function Worlds({ answered }: { answered: Answered }) {
  const { answer, candidates, example, experiment } = answered;
  const marked = useBelonging(answered);
  const { leftOut, neighbours, others, engine } = answer;
  const className = candidates.classNames[leftOut.label] ?? '';
  return (
    <section className={marked?.faded ? FADED : undefined} aria-label={texts.member(example, className)}>
      <div className={styles.about} data-kind={candidates.kind}>
        <ExamplePreview candidates={candidates} index={example} className={className} />
        <div>
          <h3>
            {texts.member(example, className)} <BelongingTag run={answered} />
          </h3>
          <p className={styles.meaning}>{translated(meaningText(answer, candidates.kind))}</p>
          <p className={styles.subtitle}>
            {leftOut.told ? `${texts.labelled} ` : ''}
            {texts.origin(experiment.seed, engineTitle(engine))}
          </p>
        </div>
      </div>
      <div className={styles.worlds}>
        <World which="with" seen={leftOut.with} label={leftOut.label} candidates={candidates} />
        <World which="without" seen={leftOut.without} label={leftOut.label} candidates={candidates} />
      </div>
      <div className={styles.parts}>
        <AttackRows leftOut={leftOut} />
        <Places answered={answered} />
      </div>
      <h4>
        {meanShift(neighbours) < Math.abs(answer.memorisation.value) / 2
          ? texts.neighbours.title
          : texts.neighbours.moved}
      </h4>
      <p className={styles.subtitle}>
        {texts.neighbours.subtitle(points(meanShift(neighbours)), points(others.off))}
      </p>
      <ul className={styles.examples} data-kind={candidates.kind}>
        {neighbours.map((one) => (
          <li key={one.example}>
            <ExamplePreview
              candidates={candidates}
              index={one.example}
              className={candidates.classNames[one.label] ?? ''}
            />
            <p className={styles.figures}>
              {texts.member(one.example, candidates.classNames[one.label] ?? '')}
              <br />
              <b>{texts.neighbours.change(percent(one.with.confidence), percent(one.without.confidence))}</b>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface WorldProps {
  which: 'with' | 'without';
  seen: SeenExample;
  label: number;
  candidates: Candidates;
}

function World({ which, seen, label, candidates: { classNames, kind } }: WorldProps) {
  const answers = answersOf(seen.posteriors, label, classNames);
  return (
    <div className={styles.world} data-world={which}>
      <h4>
        <span className={styles.dot} data-world={which} aria-hidden="true" /> {texts.worlds[which]}
      </h4>
      <p className={styles.confidence}>
        <b>{percent(seen.confidence)}</b> <span>{texts.worlds.confidence(kinds[kind].one)}</span>
      </p>
      <PosteriorBars label={texts.worlds.posterior[which]} rows={posteriorRows(answers, SHOWN)} />
    </div>
  );
}
