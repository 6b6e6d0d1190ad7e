import { useLab } from '../state/store.ts';
import below from '../Table.module.css';
import { text } from '../texts.ts';
import styles from './Information.module.css';
import { InformationBars } from './InformationBars.tsx';
import { InformationByRate } from './InformationByRate.tsx';
import { Survey } from './Survey.tsx';
import { verdictText } from './verdictText.ts';

const words = text.information;

export default function Information() {
  const information = useLab((state) => state.report?.information);
  return (
    <>
      <p className={styles.intro}>{words.intro}</p>
      <div className={styles.parts}>
        <div>
          {information ? (
            <>
              <InformationBars information={information} />
              <p className={styles.verdict}>{verdictText(information)}</p>
              <p className={below.note}>{words.source}</p>
            </>
          ) : (
            <p className={below.note}>{words.none}</p>
          )}
        </div>
        <div>
          <InformationByRate />
          <Survey />
        </div>
      </div>
    </>
  );
}
