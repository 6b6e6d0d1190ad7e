import { changedPairs } from '../../lab/experiment/experimentText.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Note } from '../../ui/Note.tsx';
import { count } from '../common/format.ts';
import { texts as commonTexts } from '../common/texts.ts';
import { useLab } from '../state/store.ts';
import { QrPicture } from './QrPicture.tsx';
import { MOST_BYTES } from './qrCode.ts';
import styles from './ScanScreen.module.css';
import { type Leavable, scannable } from './scannable.ts';
import type { SharedParts } from './sharedLink.ts';
import { linkOf } from './sharedLink.ts';
import { texts } from './texts.ts';

export interface ScanScreenProps {
  parts: SharedParts;
  onClose: () => void;
}

const { scan } = texts;

/** The link over the whole screen, for a room full of phones. */
export default function ScanScreen({ parts, onClose }: ScanScreenProps) {
  const experiment = useLab((state) => state.experiment);
  const present: readonly Leavable[] = [
    ...(parts.pins ? (['pins'] as const) : []),
    ...(parts.ab ? (['sides'] as const) : []),
    ...(parts.result ? (['result'] as const) : []),
  ];
  const { link, left, code, isDense } = scannable(present, (without) =>
    linkOf(experiment, {
      ...parts,
      ...(without.includes('pins') && { pins: undefined }),
      ...(without.includes('sides') && { ab: undefined }),
      ...(without.includes('result') && { result: null }),
    }),
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={scan.title}
      closeLabel={commonTexts.close}
      className={styles.screen}
    >
      {code ? (
        <div className={styles.room}>
          <div className={styles.picture}>
            <QrPicture code={code} label={scan.picture} />
          </div>
          <div className={styles.words}>
            <p className={styles.link}>{link}</p>
            {left.length > 0 ? (
              <Note>{scan.without(left.map((part) => scan.left[part]).join(scan.and))}</Note>
            ) : null}
            {isDense ? <Note>{scan.dense}</Note> : null}
          </div>
        </div>
      ) : (
        <p>{scan.tooLong(count(link.length), count(MOST_BYTES), changedPairs(experiment).length)}</p>
      )}
    </Dialog>
  );
}
