import table from '../../ui/Table.module.css';
import { useLab } from '../state/store.ts';
import { text } from '../texts.ts';
import { DropoutSweep } from './DropoutSweep.tsx';
import styles from './Information.module.css';
import { InformationBars } from './InformationBars.tsx';
import { InformationByRate } from './InformationByRate.tsx';
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
              <p className={table.note}>{words.source}</p>
            </>
          ) : (
            <p className={table.note}>{words.none}</p>
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
