import { useEffect, useRef, useState } from 'react';
import { PosteriorBars } from '../../charts/PosteriorBars.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { posteriorRows } from '../common/posteriorRows.ts';
import { exampleView } from '../common/selectors.ts';
import { ExamplePreview } from '../examples/ExamplePreview.tsx';
import { usePictures } from '../examples/usePictures.ts';
import type { Candidates, FinishedRun, RunDetail } from '../state/runSlice.ts';
import { useLab } from '../state/store.ts';
import styles from './Game.module.css';
import { texts } from './gameTexts.ts';
import { drawRounds, EACH, outcomeOf } from './rounds.ts';
import { Score } from './Score.tsx';
import { Stage } from './Stage.tsx';

type Level = 'example' | 'answer';

/** What somebody plays on one run. */
interface Play {
  readonly of: FinishedRun['report'] | null;
  /** How many were played on it before. */
  readonly game: number;
  readonly level: Level;
  /** 1 = called a member, by round; null: not begun. */
  readonly guesses: readonly number[] | null;
}

const NEW: Play = { of: null, game: 0, level: 'example', guesses: null };

/** What the attacks guess, guessed by the person on the same examples; another run is another game. */
export default function Game() {
  const last = useLab((state) => state.last);
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  const [play, setPlay] = useState(NEW);
  const missing = usePictures(last?.candidates ?? null);
  if (!last?.detail || !last.candidates) return null;
  if (attacker) return <Note>{texts.hidden}</Note>;
  const mine: Play = play.of === last.report ? play : { ...NEW, level: play.level, of: last.report };
  return (
    <Played
      run={last}
      detail={last.detail}
      candidates={last.candidates}
      missing={missing}
      play={mine}
      onPlay={(change) => setPlay({ ...mine, ...change })}
    />
  );
}

interface PlayedProps {
  readonly run: FinishedRun;
  readonly detail: RunDetail;
  readonly candidates: Candidates;
  /** Whether the pictures are still to come. */
  readonly missing: boolean;
  readonly play: Play;
  readonly onPlay: (change: Partial<Play>) => void;
}

const KEYS: Readonly<Record<string, number>> = { m: 1, n: 0 };

function Played({ run: { report }, detail, candidates, missing, play, onPlay }: PlayedProps) {
  const frame = useRef<HTMLFieldSetElement>(null);
  const { level, guesses } = play;
  const [first] = detail.attacks;
  const rounds = first ? drawRounds(first.members, report.experiment.seed, play.game) : null;
  const truth = Array.from(rounds ?? [], (position) => first!.members[position]!);
  const shown = Array.from(rounds ?? [], (position) => first!.ids[position]!);
  const all = truth.length;
  const at = guesses?.length ?? 0;

  function guess(called: number) {
    if (!guesses || at === all) return;
    const made = [...guesses, called];
    onPlay({ guesses: made });
    if (made.length < all) return;
    const { value, low, high } = outcomeOf(made, truth);
    useLab.getState().putExtraRow({
      id: 'you',
      name: texts.row(all),
      asks: texts.asks[level],
      balancedAccuracy: { value, low, high },
      of: report,
    });
  }
  // Keys count where the game has the focus alone: elsewhere they are letters.
  useEffect(() => {
    const own = frame.current;
    const onKeyDown = ({ key, ctrlKey, metaKey, altKey, repeat }: KeyboardEvent) => {
      const called = KEYS[key.toLowerCase()];
      if (called !== undefined && !(ctrlKey || metaKey || altKey || repeat)) guess(called);
    };
    own?.addEventListener('keydown', onKeyDown);
    return () => own?.removeEventListener('keydown', onKeyDown);
  });

  if (!rounds) return <Note>{texts.tooFew(EACH)}</Note>;
  const begin = (label: string, game: number) => (
    <>
      <SegmentedControl
        label={texts.level}
        options={[
          { value: 'example', label: texts.levels.example(candidates.kind) },
          { value: 'answer', label: texts.levels.answer },
        ]}
        value={level}
        onChange={(chosen) => onPlay({ level: chosen })}
      />
      <Button variant="primary" unavailable={missing} onClick={() => onPlay({ game, guesses: [] })}>
        {label}
      </Button>
    </>
  );
  return (
    <fieldset ref={frame} className={styles.frame} aria-label={texts.frame} tabIndex={-1}>
      {guesses === null ? (
        <Stage key="begin" className={styles.begin}>
          <p>{texts.intro(candidates.kind, EACH)}</p>
          {begin(texts.begin, play.game)}
        </Stage>
      ) : at < all ? (
        <Stage key="round" className={styles.round}>
          <Round
            candidates={candidates}
            detail={detail}
            index={shown[at]!}
            level={level}
            at={texts.at(at + 1, all)}
            said={at > 0 ? texts.was(guesses[at - 1] === truth[at - 1], truth[at - 1] === 1) : ''}
            onGuess={guess}
          />
        </Stage>
      ) : (
        <Stage key="score" className={styles.score}>
          <Score
            detail={detail}
            candidates={candidates}
            rounds={rounds}
            shown={shown}
            truth={truth}
            guesses={guesses}
            again={begin(texts.again, play.game + 1)}
          />
        </Stage>
      )}
    </fieldset>
  );
}

interface RoundProps {
  readonly candidates: Candidates;
  readonly detail: RunDetail;
  readonly index: number;
  readonly level: Level;
  /** Which round it is. */
  readonly at: string;
  /** Of the guess before. */
  readonly said: string;
  readonly onGuess: (called: number) => void;
}

const SHOWN_CLASSES = 5;

function Round({ candidates, detail, index, level, at, said, onGuess }: RoundProps) {
  const example = exampleView(index, candidates, detail);
  return (
    <>
      <div className={styles.guess}>
        <div role="status" className={styles.told}>
          <p className={styles.at}>{at}</p>
          <p>{said}</p>
        </div>
        <div className={styles.buttons}>
          <Button aria-keyshortcuts="M" onClick={() => onGuess(1)}>
            {texts.member}
          </Button>
          <Button aria-keyshortcuts="N" onClick={() => onGuess(0)}>
            {texts.nonMember}
          </Button>
        </div>
        <p className={styles.keys}>{texts.keys}</p>
      </div>
      <div className={styles.example} data-kind={candidates.kind}>
        <ExamplePreview candidates={candidates} index={index} className={example.className} amount="large" />
        <p>{texts.label(example.className)}</p>
        {level === 'answer' ? (
          <PosteriorBars label={texts.answer} rows={posteriorRows(example.posteriors, SHOWN_CLASSES)} />
        ) : null}
      </div>
    </>
  );
}
