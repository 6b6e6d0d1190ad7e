import { ATTACK_GROUPS } from '../../lab/attacks/attack.ts';
import { ATTACK_CATALOGUE, ATTACK_NAMES, type NamedAttack } from '../../lab/attacks/catalogue.ts';
import { knobAt } from '../../lab/experiment/experiment.ts';
import { SCHEMA } from '../../lab/experiment/schema.ts';
import { Switch } from '../../ui/Switch.tsx';
import { kindOf } from '../common/kindTexts.ts';
import { knobTextsFor } from '../common/knobTextsFor.ts';
import { useLab } from '../state/store.ts';
import { reasonAgainst } from './constraints.ts';
import { REFERENCE_GROUP, settingsOf } from './groups.ts';
import { Setting } from './Setting.tsx';
import styles from './SettingsDrawer.module.css';
import { texts } from './texts.ts';

/** Every attack by what it rests on, with one line of what it asks. */
export function AttackList() {
  const experiment = useLab((state) => state.experiment);
  const { label, hint } = knobTextsFor(knobAt('attacks'), kindOf(experiment));
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      <p className={styles.intro}>{hint}</p>
      {ATTACK_GROUPS.map((group) => (
        <fieldset key={group} className={styles.list}>
          <legend>{texts.attackGroups[group]}</legend>
          {ATTACK_CATALOGUE.filter((attack) => attack.group === group).map((attack) => (
            <AttackSwitch key={attack.id} attack={attack} />
          ))}
        </fieldset>
      ))}
      {settingsOf(REFERENCE_GROUP, experiment).map((knob) => (
        <Setting key={knob.path} knob={knob} />
      ))}
    </fieldset>
  );
}

/** Cannot be left out. */
const ALWAYS = SCHEMA.attacks.required!;

function AttackSwitch({ attack: { id: name, title, asks } }: { attack: NamedAttack }) {
  const experiment = useLab((state) => state.experiment);
  const { setValue } = useLab.getState();
  const chosen = experiment.attacks;
  const on = chosen.includes(name);
  const reason = reasonAgainst(experiment, 'attacks', [ALWAYS, name]);
  return (
    <Switch
      label={title}
      hint={reason ?? asks}
      checked={on}
      disabled={name === ALWAYS || (reason !== null && !on)}
      onChange={(next) => {
        const others = chosen.filter((one) => one !== name);
        setValue(
          'attacks',
          next ? ATTACK_NAMES.filter((one) => one === name || others.includes(one)) : others,
        );
      }}
    />
  );
}
