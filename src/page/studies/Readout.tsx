import type { AttackName } from '../../lab/attacks/catalogue.ts';
import { figureOverSeeds } from '../../lab/studies/studyFigure.ts';
import { cx } from '../../ui/cx.ts';
import { useStudy } from '../state/studyState.ts';
import { attacksWith } from './figures.ts';
import styles from './Studies.module.css';
import { texts } from './texts.ts';
import { cellText, type StudyView } from './view.ts';
import { meanText, seriesName } from './words.ts';

/** As many as one reads in a line beside the first. */
const OTHERS = 3;

interface ReadoutProps extends StudyView {
  /** Who is told of first. */
  readonly attack: AttackName | undefined;
  /** What is said while nothing is in front. */
  readonly hint?: string;
}

/** What the views show of the value in front, in words; its place is kept. */
export function Readout({ attack: first, hint = texts.hint, ...view }: ReadoutProps) {
  const { plan, found, figure } = view;
  const active = useStudy((state) => state.active);
  if (!first) return <p className={styles.readout} />;
  if (active === null || !found[active]) return <p className={cx(styles.readout, styles.hint)}>{hint}</p>;
  const names = attacksWith(plan.base.attacks, figure);
  const others = names
    .filter((name) => name !== first)
    .slice(0, OTHERS)
    .flatMap((name) => {
      const mean = figureOverSeeds(found[active]!, name, figure);
      return mean
        ? [texts.at(seriesName(name, figure), meanText(figure, { ...mean, low: null, high: null }))]
        : [];
    });
  return (
    <p className={styles.readout}>
      <strong>{cellText(view, active, first)}</strong>
      {others.length > 0 ? ` · ${others.join(' · ')}` : ''}
    </p>
  );
}
