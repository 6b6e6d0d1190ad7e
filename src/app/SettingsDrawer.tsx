import { useEffect } from 'react';
import { useLab } from '../state/store.ts';
import { Button } from '../ui/Button.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { EstimateNote } from './EstimateNote.tsx';
import { text } from './messages.ts';
import styles from './SettingsDrawer.module.css';
import { AttackList } from './settings/AttackList.tsx';
import { effective, SETTING_GROUPS } from './settings/groups.ts';
import { Setting } from './settings/Setting.tsx';

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
