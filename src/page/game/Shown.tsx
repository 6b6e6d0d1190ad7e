import { PictureCanvas } from '../../charts/PictureCanvas.tsx';
import { short } from '../common/format.ts';
import { rowFacts, shortText } from '../examples/exampleFacts.ts';
import { texts } from '../examples/texts.ts';
import type { Candidates } from '../state/runSlice.ts';
import styles from './Game.module.css';

/** CSS pixels of a picture's longest side. */
const SIZE = 168;
const COLUMNS = 16;
const CHARACTERS = 700;

interface ShownProps {
  readonly candidates: Candidates;
  readonly index: number;
  readonly className: string;
}

/** An example as large as a guess needs it: more of it than a card holds. */
export function Shown({ candidates, index, className }: ShownProps) {
  switch (candidates.kind) {
    case 'pictures':
      return <Picture candidates={candidates} index={index} className={className} />;
    case 'table':
      return <Row candidates={candidates} index={index} />;
    case 'texts':
      return <p className={styles.text}>{shortText(candidates, index, CHARACTERS)}</p>;
  }
}

function Picture({ candidates, index, className }: ShownProps) {
  const { width, height, channels, values } = candidates;
  const size = width * height * channels;
  return (
    <PictureCanvas
      pixels={(values as Uint8Array).subarray(index * size, (index + 1) * size)}
      width={width}
      height={height}
      channels={channels === 3 ? 3 : 1}
      size={SIZE}
      alt={texts.picture(className)}
    />
  );
}

function Row({ candidates, index }: Omit<ShownProps, 'className'>) {
  const { shown, more } = rowFacts(candidates, index, COLUMNS);
  return (
    <div>
      <dl className={styles.columns}>
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
