import { useEffect } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import { useLab } from '../state/store.ts';
import { text } from '../texts.ts';
import styles from './DataDialog.module.css';
import { DropZone } from './DropZone.tsx';
import { LoadStatus } from './LoadStatus.tsx';
import { SetList } from './SetList.tsx';

/** Loading, choosing and deleting data. */
export default function DataDialog() {
  const { showData, refreshSets } = useLab.getState();
  useEffect(() => {
    void refreshSets();
  }, [refreshSets]);
  return (
    <Dialog
      open
      onClose={() => showData(false)}
      title={text.data.title}
      closeLabel={text.controls.close}
      className={styles.dialog ?? ''}
    >
      <p className={styles.intro}>{text.data.intro}</p>
      <DropZone />
      <LoadStatus />
      <SetList />
    </Dialog>
  );
}
