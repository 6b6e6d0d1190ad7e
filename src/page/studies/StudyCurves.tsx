import { BandCurves } from '../../charts/BandCurves.tsx';
import type { AttackName } from '../../lab/attacks/catalogue.ts';
import { useStudy } from '../state/studyState.ts';
import { attacksWith, domainOf, gapOf, guessKey } from './figures.ts';
import { GuessControls } from './GuessControls.tsx';
import { Readout } from './Readout.tsx';
import styles from './Studies.module.css';
import { texts } from './texts.ts';
import {
  baseOf,
  cellAt,
  cellsInOrder,
  cellText,
  format,
  markOf,
  openOnBench,
  placeOf,
  progressOf,
  reachOf,
  type StudyView,
  seriesOf,
  xOf,
} from './view.ts';
import { axisTitle, cellName, valueText } from './words.ts';

const HEIGHT = 380;
/** What an arrow key moves a guess by: a point of a hundred. */
const STEP = 0.01;

/** All attacks over each other, CLMIA in front; before that, or after, a guess. */
export function StudyCurves(view: StudyView) {
  const { plan, figure, title, found } = view;
  const activeCell = useStudy((state) => state.active);
  const guessing = useStudy((state) => state.guessing);
  const guesses = useStudy((state) => state.guesses);
  const { look, guess } = useStudy.getState();
  const key = guessKey(plan.axes, figure);
  const x = xOf(view);
  const values = guesses.get(key) ?? x.map(() => null);
  const hasGuess = values.some((value) => value !== null);
  const [front, ...others] = attacksWith(plan.base.attacks, figure).map((name) => ({
    ...seriesOf(view, name),
    band: name === 'clmia',
  }));
  // What is in front is drawn last.
  const series = guessing || !front ? [] : [...others, front];
  const { path } = plan.axes[0]!;
  const name = (place: number) => cellName(cellsInOrder(view)[place]!.cell, plan.axes, plan.base);
  const guessed = (place: number) => {
    const value = values[place] ?? null;
    return value === null
      ? texts.guessNone(name(place))
      : texts.guessAt(name(place), valueText(figure, value));
  };
  const active = activeCell === null ? null : placeOf(view, activeCell);
  const told = figure === 'difference' ? others[0] : front;
  const canGuess = figure !== 'difference';
  return (
    <>
      <BandCurves
        title={null}
        x={x}
        xLabel={axisTitle(path, plan.base)}
        mark={markOf(view)}
        series={series}
        yDomain={domainOf(
          figure,
          guessing ? [0.9] : [...reachOf(series), ...values.filter((one) => one !== null)],
        )}
        format={format(figure)}
        base={baseOf(figure)}
        height={HEIGHT}
        named
        progress={progressOf(view)}
        guess={hasGuess ? { name: texts.guessName, values } : undefined}
        active={active}
        onActive={(place) => look({ active: place === null ? null : cellAt(view, place) })}
        onOpen={(place) => openOnBench(view, cellAt(view, place))}
        onGuess={
          guessing
            ? (place, value) =>
                guess(
                  key,
                  values.map((one, i) => (i === place ? value : one)),
                )
            : undefined
        }
        step={STEP}
        label={guessing ? texts.guessLabel(title) : texts.chartLabel(title)}
        readout={(place) => {
          if (guessing) return guessed(place);
          const attack = (told?.id ?? 'clmia') as AttackName;
          return cellText(view, cellAt(view, place), attack);
        }}
      />
      {guessing ? (
        <p className={styles.readout}>{active === null ? '' : <strong>{guessed(active)}</strong>}</p>
      ) : (
        <Readout {...view} attack={attacksWith(plan.base.attacks, figure)[0]} />
      )}
      {canGuess ? (
        <GuessControls
          guessing={guessing}
          hasGuess={hasGuess}
          gap={gapOf(values, front?.points.map(({ value }) => value) ?? [])}
          figure={figure}
          all={found.length}
          begin={() => look({ guessing: true, active: null })}
          end={() => look({ guessing: false })}
          clear={() => guess(key, null)}
        />
      ) : null}
    </>
  );
}
