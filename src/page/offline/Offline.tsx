import { useEffect, useState } from 'react';
import { marks } from '../../language/marks.ts';
import { Button } from '../../ui/Button.tsx';
import { LiveArea } from '../../ui/LiveArea.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { keepNow, keepOffline, reloadInNewer, useOffline } from '../state/offline.ts';
import { isUnderWay } from '../state/runSlice.ts';
import { useLab } from '../state/store.ts';
import styles from './Offline.module.css';
import { texts } from './texts.ts';

const MEGA = 1e6;

function useWords(): string {
  const status = useOffline((state) => state.status);
  const progress = useOffline((state) => state.progress);
  if (status === 'spared' || status === 'folder') return texts[status];
  if (!progress) return texts[status === 'none' ? 'keeping' : status];
  const { kept, files, bytes, missing } = progress;
  if (status === 'kept') return texts.keptSize((bytes / MEGA).toFixed(1));
  const kinds = missing.map((kind) => texts.missing[kind]).join(marks.comma);
  if (status === 'failed') return texts.failedFiles(kept, files, kinds);
  return texts.keepingFiles(kept, files);
}

/** A line of the page's end: what is there without a connection, and what is missing. */
function Line() {
  const status = useOffline((state) => state.status);
  const words = useWords();
  if (status === 'none') return null;
  const again = status === 'failed' ? commonTexts.retry : texts.keep;
  return (
    <div className={styles.line}>
      <p>{words}</p>
      {status === 'failed' || status === 'spared' ? <Button onClick={keepNow}>{again}</Button> : null}
    </div>
  );
}

/** Said once the tab is at rest: nobody is asked to leave a run. */
function Newer() {
  const hasNewer = useOffline((state) => state.hasNewer);
  const underWay = useLab(isUnderWay);
  const [isPutOff, putOff] = useState(false);
  if (!hasNewer || underWay || isPutOff) return null;
  return (
    <Notice
      className={styles.newer}
      returns
      title={texts.newer.title}
      hint={texts.newer.text}
      actions={
        <>
          <Button onClick={reloadInNewer}>{texts.newer.reload}</Button>
          <Button onClick={() => putOff(true)}>{texts.newer.later}</Button>
        </>
      }
    />
  );
}

export default function Offline() {
  useEffect(() => void keepOffline(), []);
  return (
    <section aria-label={texts.label}>
      <Line />
      <LiveArea>
        <Newer />
      </LiveArea>
    </section>
  );
}
