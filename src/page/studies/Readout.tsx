import { figureOverSeeds } from '../../lab/studies/studyFigure.ts';
import { useStudy } from '../state/studyState.ts';
import { attacksWith } from './figures.ts';
import styles from './Studies.module.css';
import { texts } from './texts.ts';
import { cellText, type StudyView } from './view.ts';
import { meanText, seriesName } from './words.ts';

/** As many as one reads in a line beside the first. */
const OTHERS = 3;

/** What the views show of the value in front, in words; its place is kept. */
export function Readout(view: StudyView) {
  const { plan, found, figure } = view;
  const active = useStudy((state) => state.active);
  const chosen = useStudy((state) => state.attack);
  if (active === null || !found[active]) return <p className={styles.readout}>{texts.hint}</p>;
  const names = attacksWith(plan.base.attacks, figure);
  const first = plan.axes.length > 1 && names.includes(chosen) ? chosen : names[0];
  if (!first) return <p className={styles.readout} />;
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
