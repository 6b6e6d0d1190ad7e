import { entryOf } from '../../lab/data/catalogue.ts';
import { SETS } from '../../lab/data/split.ts';
import { DEFAULT_EXPERIMENT, type Knob } from '../../lab/experiment/experiment.ts';
import { valueAt } from '../../lab/experiment/experimentText.ts';
import type { ChoiceKnob, ListKnob, NumberKnob } from '../../lab/experiment/knob.ts';
import { NumberField as NumberInput } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { count } from '../common/format.ts';
import { kindOf } from '../common/kindTexts.ts';
import { knobTextsFor } from '../common/knobTextsFor.ts';
import { refusedNumber } from '../common/numberWords.ts';
import { texts as commonTexts } from '../common/texts.ts';
import { aboutKnob } from '../glossary/aboutKnob.tsx';
import { ProvenanceTag } from '../provenance/ProvenanceTag.tsx';
import { dataController } from '../state/dataController.ts';
import { setOf, usableSets } from '../state/dataSets.ts';
import { useLab } from '../state/store.ts';
import { ChangeLine } from './ChangeLine.tsx';
import { reasonAgainst } from './constraints.ts';
import { DataSetting } from './DataSetting.tsx';
import { DRAWER_TERMS } from './drawerTerms.ts';
import { ReferenceCost } from './ReferenceCost.tsx';
import styles from './SettingsDrawer.module.css';
import { texts } from './texts.ts';

interface SettingProps<Kind extends Knob = Knob> {
  readonly knob: Kind;
  readonly label: string;
  readonly hint: string;
}

interface OptionTexts {
  readonly optionTexts: Readonly<Record<string, string>>;
}

/** One knob: its control, its default, and whether and by whom it was changed. */
export function Setting({ knob }: { knob: Knob }) {
  const reset = () => {
    if (knob.path === 'dataset.name') dataController.chooseSet(DEFAULT_EXPERIMENT.dataset.name, '');
    else useLab.getState().setValue(knob.path, knob.default);
  };
  return (
    <div className={styles.setting}>
      <Control knob={knob} />
      <ChangeLine knob={knob} onReset={reset} />
    </div>
  );
}

/** The control of one knob, by its kind. */
function Control({ knob }: { knob: Knob }) {
  const kind = useLab((state) => kindOf(state.experiment));
  const { label, hint, options } = knobTextsFor(knob, kind);
  if (knob.path === 'dataset.name') return <DataSetting label={label} hint={hint} />;
  switch (knob.kind) {
    case 'choice':
      return <Choice knob={knob} label={label} hint={hint} optionTexts={options} />;
    case 'flag':
      return <Flag knob={knob} label={label} hint={hint} />;
    case 'list':
      return <List knob={knob} label={label} hint={hint} optionTexts={options} />;
    case 'digest':
      return null;
    default:
      return <Quantity knob={knob} label={label} hint={hint} />;
  }
}

/** Options that do not suit the data cannot be chosen. */
function Choice({ knob, label, hint, optionTexts }: SettingProps<Knob<ChoiceKnob>> & OptionTexts) {
  const { path } = knob;
  const experiment = useLab((state) => state.experiment);
  const { setValue } = useLab.getState();
  const reasons = knob.options.map((option) => reasonAgainst(experiment, path, option));
  const { title } = entryOf(experiment.dataset.name);
  const limited = reasons.some((reason) => reason !== null);
  return (
    <Select
      label={label}
      hint={limited ? texts.restForPictures(title) : hint}
      tag={<ProvenanceTag of={knob.tag} />}
      {...aboutKnob(DRAWER_TERMS[path], label)}
      value={String(valueAt(experiment, path))}
      options={knob.options.map((option, i) => ({
        value: option,
        label: optionTexts[option]!,
        disabled: reasons[i] !== null,
      }))}
      onChange={(chosen) => setValue(path, chosen)}
    />
  );
}

function Flag({ knob: { path }, label, hint }: SettingProps) {
  const experiment = useLab((state) => state.experiment);
  const { setValue } = useLab.getState();
  const on = valueAt(experiment, path) === true;
  const reason = reasonAgainst(experiment, path, true);
  return (
    <Switch
      label={label}
      hint={reason ?? hint}
      checked={on}
      // What a link has switched on can be switched off.
      disabled={reason !== null && !on}
      onChange={(next) => setValue(path, next)}
    />
  );
}

/** At least one of them is on. */
function List({
  knob: { path, options },
  label,
  hint,
  optionTexts,
}: SettingProps<Knob<ListKnob>> & OptionTexts) {
  const chosen = useLab((state) => valueAt(state.experiment, path)) as readonly string[];
  const { setValue } = useLab.getState();
  return (
    <fieldset className={styles.list}>
      <legend>{aboutKnob(DRAWER_TERMS[path], label).about ?? label}</legend>
      <p className={styles.intro}>{hint}</p>
      {options.map((name) => (
        <Switch
          key={name}
          label={optionTexts[name]!}
          checked={chosen.includes(name)}
          disabled={chosen.length === 1 && chosen.includes(name)}
          onChange={(on) => setValue(path, on ? [...chosen, name] : chosen.filter((one) => one !== name))}
        />
      ))}
    </fieldset>
  );
}

function Quantity({ knob, label, hint }: SettingProps<Knob<NumberKnob>>) {
  const { path, min, max, even = false } = knob;
  const value = useLab((state) => valueAt(state.experiment, path));
  const shadows = useLab((state) => state.experiment.shadow.dropoutRate);
  const most = useMostMembers();
  const { setValue } = useLab.getState();
  const note =
    path === 'dataset.membersPerModel' && most !== null ? (
      `${hint} ${most}`
    ) : path === 'references.count' ? (
      <>
        {hint} <ReferenceCost />
      </>
    ) : knob.none && value === null ? (
      commonTexts.asShadow
    ) : (
      hint
    );
  return (
    <NumberInput
      label={label}
      hint={note}
      tag={<ProvenanceTag of={knob.tag} />}
      {...aboutKnob(DRAWER_TERMS[path], label)}
      value={typeof value === 'number' ? value : shadows}
      min={min}
      max={max}
      integer={knob.kind === 'integer'}
      even={even}
      step={even ? 2 : knob.kind === 'integer' ? 1 : 0.01}
      refused={refusedNumber(commonTexts.allowed(min, max, even))}
      onCommit={(number) => setValue(path, number)}
    />
  );
}

/** How many members per model the chosen data give, in words; null where they are not known here. */
function useMostMembers(): string | null {
  const dataset = useLab((state) => state.experiment.dataset);
  const kept = useLab((state) => state.kept);
  const deployed = useLab((state) => state.deployed);
  const set = setOf(usableSets(kept, deployed), dataset);
  return set ? texts.most(set.title, count(Math.floor(set.different / SETS.length))) : null;
}
