import { PictureCanvas } from '../../charts/PictureCanvas.tsx';
import { short } from '../common/format.ts';
import type { Candidates } from '../state/runSlice.ts';
import styles from './ExamplePreview.module.css';
import { rowFacts, shortText } from './exampleFacts.ts';
import { texts } from './texts.ts';

const COLUMNS = 4;
const CHARACTERS = 140;

export interface ExamplePreviewProps {
  candidates: Candidates;
  index: number;
  className: string;
}

/** An example itself: its picture, some columns of its row, or its text. */
export function ExamplePreview({ candidates, index, className }: ExamplePreviewProps) {
  switch (candidates.kind) {
    case 'pictures':
      return <Picture candidates={candidates} index={index} className={className} />;
    case 'table':
      return <Row candidates={candidates} index={index} />;
    case 'texts':
      return <p className={styles.text}>{shortText(candidates, index, CHARACTERS)}</p>;
  }
}

function Picture({ candidates, index, className }: ExamplePreviewProps) {
  const { width, height, channels, values } = candidates;
  const size = width * height * channels;
  return (
    <PictureCanvas
      pixels={
        values.length === 0
          ? new Uint8Array(size)
          : (values as Uint8Array).subarray(index * size, (index + 1) * size)
      }
      width={width}
      height={height}
      channels={channels === 3 ? 3 : 1}
      size={56}
      alt={texts.picture(className)}
    />
  );
}

function Row({ candidates, index }: Omit<ExamplePreviewProps, 'className'>) {
  const { shown, more } = rowFacts(candidates, index, COLUMNS);
  return (
    <div className={styles.columns}>
      <dl>
        {shown.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{short(value)}</dd>
          </div>
        ))}
      </dl>
      {more > 0 || shown.length === 0 ? <p>{more > 0 ? texts.more(more) : texts.allZero}</p> : null}
    </div>
  );
}
