import { PictureCanvas } from '../../charts/PictureCanvas.tsx';
import { short } from '../common/format.ts';
import type { Candidates } from '../state/runSlice.ts';
import styles from './ExamplePreview.module.css';
import { rowFacts, shortText } from './exampleFacts.ts';
import { texts } from './texts.ts';

/** How much of an example is shown: CSS pixels of a picture's longest side, columns of a row, letters of a text. */
const AMOUNTS = {
  card: { size: 56, columns: 4, characters: 140 },
  large: { size: 168, columns: 16, characters: 700 },
} as const;

export interface ExamplePreviewProps {
  candidates: Candidates;
  index: number;
  className: string;
  amount?: keyof typeof AMOUNTS;
}

/** An example itself: its picture, some columns of its row, or its text. */
export function ExamplePreview({ amount = 'card', ...example }: ExamplePreviewProps) {
  const { candidates, index } = example;
  const { size, columns, characters } = AMOUNTS[amount];
  switch (candidates.kind) {
    case 'pictures':
      return <Picture {...example} side={size} />;
    case 'table':
      return <Row candidates={candidates} index={index} columns={columns} />;
    case 'texts':
      return <p className={styles.text}>{shortText(candidates, index, characters)}</p>;
  }
}

type Example = Omit<ExamplePreviewProps, 'amount'>;

function Picture({ candidates, index, className, side }: Example & { side: number }) {
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
      size={side}
      alt={texts.picture(className)}
    />
  );
}

function Row({ candidates, index, columns }: Omit<Example, 'className'> & { columns: number }) {
  const { shown, more } = rowFacts(candidates, index, columns);
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
