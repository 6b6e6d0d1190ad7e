import { useEffect } from 'react';
import { gap } from '../../language/marks.ts';
import { Button } from '../../ui/Button.tsx';
import { Drawer } from '../../ui/Drawer.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { CostQuestion } from '../estimate/CostQuestion.tsx';
import { EstimateNote } from '../estimate/EstimateNote.tsx';
import { ProvenanceLegend } from '../provenance/ProvenanceLegend.tsx';
import { estimateController } from '../state/estimateController.ts';
import { useLab } from '../state/store.ts';
import { AttackList } from './AttackList.tsx';
import { changedSettings } from './changedSettings.ts';
import { idleSettings } from './changes.ts';
import { DRAWER_GROUPS, settingsOf } from './groups.ts';
import { IdleSetting } from './IdleSetting.tsx';
import { Setting } from './Setting.tsx';
import styles from './SettingsDrawer.module.css';
import { StoredStages } from './StoredStages.tsx';
import { texts } from './texts.ts';

/** Every setting that has no slider of its own. */
export default function SettingsDrawer({ onClose }: { onClose: () => void }) {
  const experiment = useLab((state) => state.experiment);
  const held = useLab((state) => state.held !== null);
  const changed = changedSettings(experiment).length;
  const { reset } = useLab.getState();
  useEffect(estimateController.wantEstimate, []);
  return (
    <Drawer
      open
      onClose={onClose}
      title={texts.title}
      closeLabel={commonTexts.close}
      footer={
        <>
          <CostQuestion />
          {held ? null : <EstimateNote className={styles.estimate ?? ''} />}
          <Button variant="primary" onClick={onClose}>
            {texts.done}
          </Button>
        </>
      }
    >
      <p className={styles.intro}>
        {texts.intro}
        {gap()}
        <ProvenanceLegend />
      </p>
      <div className={styles.all}>
        <p>{changed > 0 ? texts.changedCount(changed) : texts.noneChanged}</p>
        {changed > 0 ? <Button onClick={reset}>{texts.resetAll}</Button> : null}
      </div>
      {DRAWER_GROUPS.map((group) => (
        <div key={group} className={styles.group}>
          <fieldset>
            <legend>{texts.groups[group]}</legend>
            {settingsOf(group, experiment).map((knob) => (
              <Setting key={knob.path} knob={knob} />
            ))}
            {idleSettings(group, experiment).map((knob) => (
              <IdleSetting key={knob.path} knob={knob} />
            ))}
          </fieldset>
        </div>
      ))}
      <AttackList />
      <StoredStages />
    </Drawer>
  );
}
