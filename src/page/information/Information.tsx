import { Note } from '../../ui/Note.tsx';
import { useLab } from '../state/store.ts';
import { DropoutSweep } from './DropoutSweep.tsx';
import styles from './Information.module.css';
import { InformationBars } from './InformationBars.tsx';
import { InformationByRate } from './InformationByRate.tsx';
import { texts } from './texts.ts';
import { verdictText } from './verdictText.ts';

export default function Information() {
  const information = useLab((state) => state.report?.information);
  return (
    <>
      <p className={styles.intro}>{texts.intro}</p>
      <div className={styles.parts}>
        <div>
          {information ? (
            <>
              <InformationBars information={information} />
              <p className={styles.verdict}>{verdictText(information)}</p>
              <Note>{texts.source}</Note>
            </>
          ) : (
            <Note>{texts.none}</Note>
          )}
        </div>
        <div>
          <InformationByRate />
          <DropoutSweep />
        </div>
      </div>
    </>
  );
}
