import { useRef, useState } from 'react';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Note } from '../../ui/Note.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useSize } from '../../ui/useSize.ts';
import { count, percent } from '../common/format.ts';
import { texts as commonTexts } from '../common/texts.ts';
import { runOrigin } from '../provenance/runOrigin.ts';
import { useLab } from '../state/store.ts';
import styles from './EmbedBuilder.module.css';
import { embedCode } from './embedCode.ts';
import { linkOf } from './sharedLink.ts';
import { texts } from './texts.ts';

const { frame } = texts;
const WIDTHS = { min: 320, max: 2560, integer: true } as const;
const HEIGHTS = { min: 240, max: 2000, integer: true } as const;

/** What a frame is made of, its code, and the frame itself at work. */
export default function EmbedBuilder() {
  const experiment = useLab((state) => state.experiment);
  const words = useLab((state) => runOrigin(null, state).experiment);
  const [width, setWidth] = useState(960);
  const [height, setHeight] = useState(640);
  const [hideControls, setHideControls] = useState(false);
  const [isLazy, setLazy] = useState(true);
  const link = linkOf(experiment, { result: null, hideControls, embed: true });
  const title = frame.title(words, experiment.seed);
  const code = embedCode({ link, title, width, height, isLazy });
  return (
    <div className={styles.builder}>
      <div className={styles.sizes}>
        <NumberField
          label={frame.width}
          unit={frame.unit}
          value={width}
          {...WIDTHS}
          refused={(text) => frame.refused(text, count(WIDTHS.min), count(WIDTHS.max))}
          onCommit={setWidth}
        />
        <NumberField
          label={frame.height}
          unit={frame.unit}
          value={height}
          {...HEIGHTS}
          refused={(text) => frame.refused(text, count(HEIGHTS.min), count(HEIGHTS.max))}
          onCommit={setHeight}
        />
      </div>
      <Switch label={frame.hide} checked={hideControls} onChange={setHideControls} />
      <Switch label={frame.lazy} checked={isLazy} onChange={setLazy} />
      <textarea
        className={styles.code}
        aria-label={frame.code}
        readOnly
        rows={4}
        value={code}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton label={frame.copy} copiedLabel={commonTexts.copied} content={code} />
      <Preview link={link} title={title} width={width} height={height} />
    </div>
  );
}

interface PreviewProps {
  link: string;
  title: string;
  width: number;
  height: number;
}

/** What readers will see, made smaller where the dialog is narrower. */
function Preview({ link, title, width, height }: PreviewProps) {
  const box = useRef<HTMLDivElement>(null);
  const room = useSize(box).width || width;
  const scale = Math.min(1, room / width);
  return (
    <figure>
      <figcaption>
        <Note>
          {frame.preview}. {scale < 1 ? frame.scale(percent(scale)) : null}
        </Note>
      </figcaption>
      <div ref={box} className={styles.preview} style={{ height: height * scale }}>
        <iframe src={link} title={title} width={width} height={height} style={{ scale: String(scale) }} />
      </div>
    </figure>
  );
}
