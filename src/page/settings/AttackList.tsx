import { ATTACK_GROUPS, type AttackGroup } from '../../lab/attacks/attack.ts';
import {
  ATTACK_CATALOGUE,
  ATTACK_NAMES,
  ATTACK_TITLES,
  type AttackName,
  DEFAULT_ATTACKS,
  type NamedAttack,
} from '../../lab/attacks/catalogue.ts';
import { knobAt } from '../../lab/experiment/experiment.ts';
import { withValue } from '../../lab/experiment/experimentText.ts';
import { SCHEMA } from '../../lab/experiment/schema.ts';
import { marks } from '../../language/marks.ts';
import { Button } from '../../ui/Button.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { seconds } from '../common/format.ts';
import { kindOf } from '../common/kindTexts.ts';
import { knobTextsFor } from '../common/knobTextsFor.ts';
import type { TermId } from '../glossary/terms.ts';
import { WithTerms } from '../glossary/WithTerms.tsx';
import { costOfChange } from '../state/changeCost.ts';
import { useLab } from '../state/store.ts';
import { idleSettings } from './changes.ts';
import { reasonAgainst } from './constraints.ts';
import { REFERENCE_GROUP, settingsOf } from './groups.ts';
import { IdleSetting } from './IdleSetting.tsx';
import { Setting } from './Setting.tsx';
import styles from './SettingsDrawer.module.css';
import { texts } from './texts.ts';

const GROUP_TERMS: Readonly<Record<AttackGroup, Readonly<Record<string, TermId>>>> = {
  controls: { CLMIA: 'clmia', controls: 'control' },
  scores: { 'Score attacks': 'scoreAttacks' },
  learned: { 'Learned attacks': 'learnedAttacks' },
  references: { 'reference models': 'referenceModels' },
};

/** Every attack by what it rests on, with one line of what it asks. */
export function AttackList() {
  const experiment = useLab((state) => state.experiment);
  const { label, hint } = knobTextsFor(knobAt('attacks'), kindOf(experiment));
  return (
    <div className={styles.group}>
      <fieldset>
        <legend>{label}</legend>
        <p className={styles.intro}>{hint}</p>
        <AttackChanges />
        {ATTACK_GROUPS.map((group) => (
          <fieldset key={group} className={styles.list}>
            <legend>
              <WithTerms text={texts.attackGroups[group]} terms={GROUP_TERMS[group]} />
            </legend>
            {ATTACK_CATALOGUE.filter((attack) => attack.group === group).map((attack) => (
              <AttackSwitch key={attack.id} attack={attack} />
            ))}
          </fieldset>
        ))}
        {settingsOf(REFERENCE_GROUP, experiment).map((knob) => (
          <Setting key={knob.path} knob={knob} />
        ))}
        {idleSettings(REFERENCE_GROUP, experiment).map((knob) => (
          <IdleSetting key={knob.path} knob={knob} />
        ))}
      </fieldset>
    </div>
  );
}

/** Which attacks were added to the default ones, and which were left out. */
function AttackChanges() {
  const chosen = useLab((state) => state.experiment.attacks);
  const { setValue } = useLab.getState();
  const titles = (names: readonly AttackName[]) => names.map((name) => ATTACK_TITLES[name]).join(marks.comma);
  const added = chosen.filter((name) => !DEFAULT_ATTACKS.includes(name));
  const left = DEFAULT_ATTACKS.filter((name) => !chosen.includes(name));
  if (added.length + left.length === 0) {
    return <p className={styles.change}>{texts.defaultIs(titles(DEFAULT_ATTACKS))}</p>;
  }
  const differs = [
    ...(added.length > 0 ? [texts.with(titles(added))] : []),
    ...(left.length > 0 ? [texts.without(titles(left))] : []),
  ];
  return (
    <div className={styles.change} data-changed>
      <b>{texts.changed}</b> {differs.join(marks.semicolon)}
      <Button variant="quiet" className={styles.reset} onClick={() => setValue('attacks', DEFAULT_ATTACKS)}>
        {texts.resetAttacks}
      </Button>
    </div>
  );
}

/** What choosing an attack would train, where that is more than has been. */
function useAdditionalModels({ id, needs }: NamedAttack, on: boolean): string | null {
  const experiment = useLab((state) => state.experiment);
  const last = useLab((state) => state.last);
  if (on || !needs.includes('referenceModels')) return null;
  const to = withValue(experiment, 'attacks', withAttack(experiment.attacks, id, true));
  const { models, seconds: time } = costOfChange(experiment, to, last?.report ?? null);
  if (models === 0) return null;
  return texts.trains(models, time === null || last?.recorded ? null : seconds(time));
}

function withAttack(chosen: readonly AttackName[], name: AttackName, on: boolean): readonly AttackName[] {
  return ATTACK_NAMES.filter((one) => (one === name ? on : chosen.includes(one)));
}

/** Cannot be left out. */
const ALWAYS = SCHEMA.attacks.required!;

function AttackSwitch({ attack }: { attack: NamedAttack }) {
  const { id: name, title, asks } = attack;
  const experiment = useLab((state) => state.experiment);
  const { setValue } = useLab.getState();
  const chosen = experiment.attacks;
  const on = chosen.includes(name);
  const models = useAdditionalModels(attack, on);
  const reason = reasonAgainst(experiment, 'attacks', [ALWAYS, name]);
  return (
    <Switch
      label={title}
      hint={reason ?? (models === null ? asks : `${asks} ${models}`)}
      checked={on}
      disabled={name === ALWAYS || (reason !== null && !on)}
      onChange={(next) => setValue('attacks', withAttack(chosen, name, next))}
    />
  );
}
