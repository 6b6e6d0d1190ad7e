import { useEffect } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { dataController } from '../state/dataController.ts';
import styles from './DataDialog.module.css';
import { DataDropZone } from './DataDropZone.tsx';
import { LoadStatus } from './LoadStatus.tsx';
import { SetList } from './SetList.tsx';
import { texts } from './texts.ts';

/** Loading, choosing and deleting data. */
export default function DataDialog({ onClose }: { onClose: () => void }) {
  useEffect(() => {
    void dataController.lookForSets();
  }, []);
  return (
    <Dialog open onClose={onClose} title={texts.title} closeLabel={commonTexts.close}>
      <p className={styles.intro}>{texts.intro}</p>
      <DataDropZone />
      <LoadStatus />
      <SetList />
    </Dialog>
  );
}
