import { useEffect } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Drawer } from '../../ui/Drawer.tsx';
import { EstimateNote } from '../estimate/EstimateNote.tsx';
import { useLab } from '../state/store.ts';
import { text } from '../texts.ts';
import { AttackList } from './AttackList.tsx';
import { effective, SETTING_GROUPS } from './groups.ts';
import { Setting } from './Setting.tsx';
import styles from './SettingsDrawer.module.css';

/** Every setting that has no slider of its own. */
export default function SettingsDrawer({ onClose }: { onClose: () => void }) {
  const experiment = useLab((state) => state.experiment);
  const { forgetStored, wantEstimate } = useLab.getState();
  useEffect(() => wantEstimate(), [wantEstimate]);
  return (
    <Drawer
      open
      onClose={onClose}
      title={text.settings.title}
      closeLabel={text.controls.close}
      footer={
        <>
          <EstimateNote className={styles.estimate ?? ''} />
          <Button variant="primary" onClick={onClose}>
            {text.controls.done}
          </Button>
        </>
      }
    >
      <p className={styles.intro}>{text.settings.intro}</p>
      {SETTING_GROUPS.map((group) => (
        <fieldset key={group.title} className={styles.group}>
          <legend>{group.title}</legend>
          {effective(group, experiment).map((path) => (
            <Setting key={path} path={path} />
          ))}
        </fieldset>
      ))}
      <AttackList />
      <p className={styles.intro}>{text.settings.forgetHint}</p>
      <Button onClick={forgetStored}>{text.settings.forget}</Button>
    </Drawer>
  );
}
