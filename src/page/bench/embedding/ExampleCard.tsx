import { PosteriorBars } from '../../../charts/PosteriorBars.tsx';
import { percent } from '../../common/format.ts';
import { posteriorRows } from '../../common/posteriorRows.ts';
import { exampleView } from '../../common/selectors.ts';
import { texts as commonTexts } from '../../common/texts.ts';
import { ExamplePreview } from '../../examples/ExamplePreview.tsx';
import { membershipClass } from '../../examples/membershipClass.ts';
import { usePictures } from '../../examples/usePictures.ts';
import { detailOf, embeddingRun } from '../../state/shown.ts';
import { useLab } from '../../state/store.ts';
import styles from './ExampleCard.module.css';
import { texts } from './texts.ts';

const SHOWN = 4;

/** One of the target's examples: what it is, what the target answers and what the attack says. */
export default function ExampleCard({ index }: { index: number }) {
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  const run = useLab(embeddingRun);
  const candidates = run?.candidates ?? null;
  usePictures(candidates);
  if (!candidates || index >= candidates.count) return null;
  const example = exampleView(index, candidates, detailOf(run));
  return (
    <div className={styles.card}>
      <div className={styles.row} data-kind={candidates.kind}>
        <ExamplePreview candidates={candidates} index={index} className={example.className} />
        <div>
          <b className={styles.name}>{example.className}</b>
          {example.score !== null ? (
            <div>
              {texts.says} <b>{texts.member(percent(example.score, 0))}</b>
            </div>
          ) : null}
          {example.labelled ? <div>{texts.toldOf}</div> : null}
          {attacker && !example.labelled ? null : (
            <div className={membershipClass(example.member)}>
              {example.member ? commonTexts.isMember : commonTexts.isNot}
            </div>
          )}
        </div>
      </div>
      {example.posteriors.length > 0 ? (
        <PosteriorBars label={texts.posterior} rows={posteriorRows(example.posteriors, SHOWN)} />
      ) : null}
    </div>
  );
}
