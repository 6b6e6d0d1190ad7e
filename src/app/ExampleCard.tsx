import { useEffect } from 'react';
import { PictureCanvas } from '../charts/PictureCanvas.tsx';
import { PosteriorBars } from '../charts/PosteriorBars.tsx';
import { exampleView } from '../state/derive.ts';
import { loadRecordedPictures } from '../state/recorded.ts';
import { runData } from '../state/runData.ts';
import { useLab } from '../state/store.ts';
import styles from './ExampleCard.module.css';
import { percent } from './format.ts';
import { text } from './messages.ts';

const SHOWN = 4;

/** One of the target's pictures: what it is, what the target answers and what the attack says. */
export function ExampleCard({ index }: { index: number }) {
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  useLab((state) => state.candidatesVersion);
  const { candidates, detail } = runData;
  const missing = candidates !== null && candidates.values.length === 0;
  useEffect(() => {
    if (missing) void loadRecordedPictures().then(useLab.getState().picturesLoaded);
  }, [missing]);
  if (!candidates || index >= candidates.count) return null;
  const { width, height, channels, classNames, labels, values } = candidates;
  const example = exampleView(index, classNames, labels, detail);
  const size = width * height * channels;
  return (
    <div className={styles.card}>
      <div className={styles.row}>
        <PictureCanvas
          pixels={
            missing ? new Uint8Array(size) : (values as Uint8Array).subarray(index * size, (index + 1) * size)
          }
          width={width}
          height={height}
          channels={channels === 3 ? 3 : 1}
          size={56}
          alt={text.embedding.picture(example.className)}
        />
        <div>
          <b>{example.className}</b>
          {example.score !== null ? (
            <div>
              {text.embedding.says} <b>{text.embedding.member(percent(example.score, 0))}</b>
            </div>
          ) : null}
          {example.labelled ? <div>{text.embedding.known}</div> : null}
          {attacker && !example.labelled ? null : (
            <div className={example.member ? styles.member : styles.nonMember}>
              {example.member ? text.embedding.isMember : text.embedding.isNot}
            </div>
          )}
        </div>
      </div>
      {example.posteriors.length > 0 ? (
        <PosteriorBars
          label={text.embedding.posterior}
          rows={example.posteriors.slice(0, SHOWN).map(({ className, value, truth }) => ({
            label: className,
            value,
            text: percent(value, value < 0.1 ? 1 : 0),
            emphasis: truth,
          }))}
        />
      ) : null}
    </div>
  );
}
