import { knobAt } from '../../lab/experiment/experiment.ts';
import { ATTACKS, type AttackName, LABELLED_ATTACKS, REFERENCE_ATTACKS } from '../../lab/experiment/lists.ts';
import { ATTACK_TITLES } from '../../report/attackTitles.ts';
import { Switch } from '../../ui/Switch.tsx';
import { useLab } from '../state/store.ts';
import { kindOf, reasonAgainst } from './constraints.ts';
import { REFERENCE_GROUP, settingsOf } from './groups.ts';
import { knobTexts } from './knobTexts.ts';
import { Setting } from './Setting.tsx';
import styles from './SettingsDrawer.module.css';
import { texts } from './texts.ts';

const GROUPS: Readonly<Record<keyof typeof texts.attackGroups, readonly AttackName[]>> = {
  controls: LABELLED_ATTACKS,
  scores: ['correctness', 'loss', 'confidence', 'entropy', 'modified-entropy'],
  learned: ['shokri', 'salem', 'label-only', 'blindmi'],
  references: REFERENCE_ATTACKS,
};

/** Every attack by what it rests on, with one line of what it asks. */
export function AttackList() {
  const experiment = useLab((state) => state.experiment);
  const { label, hint } = knobTexts(knobAt('attacks'), kindOf(experiment));
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      <p className={styles.intro}>{hint}</p>
      {Object.entries(GROUPS).map(([group, names]) => (
        <fieldset key={group} className={styles.list}>
          <legend>{texts.attackGroups[group as keyof typeof GROUPS]}</legend>
          {names.map((name) => (
            <AttackSwitch key={name} name={name} />
          ))}
        </fieldset>
      ))}
      {settingsOf(REFERENCE_GROUP, experiment).map((knob) => (
        <Setting key={knob.path} knob={knob} />
      ))}
    </fieldset>
  );
}

function AttackSwitch({ name }: { name: AttackName }) {
  const experiment = useLab((state) => state.experiment);
  const { setValue } = useLab.getState();
  const chosen = experiment.attacks;
  const on = chosen.includes(name);
  const reason = reasonAgainst(experiment, 'attacks', ['clmia', name]);
  return (
    <Switch
      label={ATTACK_TITLES[name]}
      hint={reason ?? texts.asks[name]}
      checked={on}
      disabled={name === 'clmia' || (reason !== null && !on)}
      onChange={(next) => {
        const others = chosen.filter((one) => one !== name);
        setValue('attacks', next ? ATTACKS.filter((one) => one === name || others.includes(one)) : others);
      }}
    />
  );
}
