import { useEffect } from 'react';
import { hasOneVersion } from '../../lab/data/catalogue.ts';
import { gap } from '../../language/marks.ts';
import { Button } from '../../ui/Button.tsx';
import { hintOf, reasonsOf } from '../estimate/refusalText.ts';
import { dataController } from '../state/dataController.ts';
import { pinRefusal } from '../state/pinRuns.ts';
import type { Pin } from '../state/pinsSlice.ts';
import { useLab } from '../state/store.ts';
import styles from './Compare.module.css';
import { texts } from './texts.ts';

/** Why it cannot be run here, and what to do; what is kept of its run stays. */
export function Missing({ of }: { of: Pick<Pin, 'experiment'> }) {
  const [kept, deployed, listed] = [
    useLab((state) => state.kept),
    useLab((state) => state.deployed),
    useLab((state) => state.listed),
  ];
  const isOfVersions = !hasOneVersion(of.experiment.dataset.name);
  useEffect(() => {
    // What is missing is told once it is known what is there; what fails in looking is told where data are loaded.
    if (isOfVersions) void dataController.refreshSets().catch(() => undefined);
  }, [isOfVersions]);
  const refusal = pinRefusal(of, { kept, deployed, listed });
  if (!refusal) return null;
  return (
    <p className={styles.missing}>
      {[...reasonsOf(refusal), hintOf(refusal)].join(gap())}
      {refusal.error === 'DataNotLoaded' ? (
        <Button onClick={() => useLab.getState().showData(true)}>{texts.load}</Button>
      ) : null}
    </p>
  );
}
