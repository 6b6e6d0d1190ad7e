import { useMemo } from 'react';
import { type KeyItem, PlotKey } from '../../charts/PlotKey.tsx';
import { Note } from '../../ui/Note.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { usePictures } from '../examples/usePictures.ts';
import type { Candidates } from '../state/runSlice.ts';
import { examplesRun } from '../state/shown.ts';
import { useLab } from '../state/store.ts';
import { Duplicates } from './Duplicates.tsx';
import { Examples } from './Examples.tsx';
import styles from './Gallery.module.css';
import { PictureSheet } from './PictureSheet.tsx';
import { sheetsOf } from './sheets.ts';
import { texts } from './texts.ts';

const KEY: readonly KeyItem[] = [
  { mark: 'filled', text: commonTexts.members },
  { mark: 'hollow', text: commonTexts.nonMembers },
];
const BLIND_KEY: readonly KeyItem[] = [{ mark: 'grey', text: commonTexts.unknown }];

/** The examples that the target may have been trained on, told apart where we know and the attacker does not. */
export default function Gallery() {
  const blind = useLab((state) => state.viewpoint === 'attacker');
  const candidates = useLab(examplesRun)?.candidates ?? null;
  const missing = usePictures(candidates);
  if (!candidates) return <Note>{texts.none}</Note>;
  return (
    <>
      <div className={styles.head}>
        <p className={styles.subtitle}>{texts.subtitle[candidates.kind]}</p>
        <PlotKey items={blind ? BLIND_KEY : KEY} />
      </div>
      {missing ? null : candidates.kind === 'pictures' ? (
        <Sheets candidates={candidates} blind={blind} />
      ) : (
        <Examples candidates={candidates} blind={blind} />
      )}
      <Duplicates candidates={candidates} />
    </>
  );
}

function Sheets({ candidates, blind }: { candidates: Candidates; blind: boolean }) {
  const sheets = useMemo(() => sheetsOf(candidates, blind), [candidates, blind]);
  return (
    <ul className={styles.sheets}>
      {sheets.map((sheet) => (
        <li key={sheet.className}>
          <PictureSheet candidates={candidates} sheet={sheet} blind={blind} />
        </li>
      ))}
    </ul>
  );
}
