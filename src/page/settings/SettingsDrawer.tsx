import { useEffect } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Drawer } from '../../ui/Drawer.tsx';
import { EstimateNote } from '../estimate/EstimateNote.tsx';
import { useLab } from '../state/store.ts';
import { text } from '../texts.ts';
import { AttackList } from './AttackList.tsx';
import { DRAWER_GROUPS, settingsOf } from './groups.ts';
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
      {DRAWER_GROUPS.map((group) => (
        <fieldset key={group} className={styles.group}>
          <legend>{text.settings.groups[group]}</legend>
          {settingsOf(group, experiment).map((knob) => (
            <Setting key={knob.path} knob={knob} />
          ))}
        </fieldset>
      ))}
      <AttackList />
      <p className={styles.intro}>{text.settings.forgetHint}</p>
      <Button onClick={forgetStored}>{text.settings.forget}</Button>
    </Drawer>
  );
}
