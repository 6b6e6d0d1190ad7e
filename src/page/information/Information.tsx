import { FADED } from '../../ui/faded.ts';
import { Note } from '../../ui/Note.tsx';
import { BelongingTag, useBelonging } from '../common/BelongingTag.tsx';
import { useLab } from '../state/store.ts';
import { DropoutSweep } from './DropoutSweep.tsx';
import styles from './Information.module.css';
import { InformationBars } from './InformationBars.tsx';
import { InformationByRate } from './InformationByRate.tsx';
import { texts } from './texts.ts';
import { verdictText } from './verdictText.ts';

export default function Information() {
  const last = useLab((state) => state.last);
  const marked = useBelonging(last);
  const information = last?.report.information;
  return (
    <>
      <p className={styles.intro}>{texts.intro}</p>
      <div className={styles.parts}>
        <div className={marked?.faded ? FADED : undefined}>
          {information ? (
            <>
              <BelongingTag run={last} />
              <InformationBars information={information} />
              <p className={styles.verdict}>{verdictText(information)}</p>
              <Note>{texts.source}</Note>
            </>
          ) : (
            <Note>{texts.none}</Note>
          )}
        </div>
        <div className={styles.byRate}>
          <InformationByRate />
          <DropoutSweep />
        </div>
      </div>
    </>
  );
}
