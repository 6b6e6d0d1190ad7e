import { entryOf } from '../../lab/data/catalogue.ts';
import { valueAt } from '../../lab/experiment/experimentText.ts';
import {
  type ChoiceField,
  type Field,
  fieldAt,
  type ListField,
  type NumberField,
} from '../../lab/experiment/schema.ts';
import { NumberField as NumberInput } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { FieldTag } from '../provenance/FieldTag.tsx';
import { useLab } from '../state/store.ts';
import { text } from '../texts.ts';
import { kindOf, reasonAgainst } from './constraints.ts';
import { DataSetting } from './DataSetting.tsx';
import { ReferenceCost } from './ReferenceCost.tsx';
import styles from './SettingsDrawer.module.css';

interface SettingProps<Kind extends Field = Field> {
  readonly field: Kind;
  readonly label: string;
  readonly hint: string;
}

/** The control of one field, by its kind. */
export function Setting({ path }: { path: string }) {
  const kind = useLab((state) => kindOf(state.experiment));
  const [label, hint] = text.settings.fields(kind)[path] ?? [path, ''];
  if (path === 'dataset.name') return <DataSetting label={label} hint={hint} />;
  const field = fieldAt(path);
  switch (field.kind) {
    case 'choice':
      return <Choice field={field} label={label} hint={hint} />;
    case 'flag':
      return <Flag field={field} label={label} hint={hint} />;
    case 'list':
      return <List field={field} label={label} hint={hint} />;
    case 'digest':
      return null;
    default:
      return <Quantity field={field} label={label} hint={hint} />;
  }
}

/** Options that do not suit the data cannot be chosen. */
function Choice({ field, label, hint }: SettingProps<ChoiceField>) {
  const { path } = field;
  const experiment = useLab((state) => state.experiment);
  const { setValue } = useLab.getState();
  const reasons = field.options.map((option) => reasonAgainst(experiment, path, option));
  const { title } = entryOf(experiment.dataset.name);
  const limited = reasons.some((reason) => reason !== null);
  return (
    <Select
      label={label}
      hint={limited ? text.settings.restForPictures(title) : hint}
      tag={<FieldTag field={field} />}
      value={String(valueAt(experiment, path))}
      options={field.options.map((option, i) => ({
        value: option,
        label: text.settings.options[option] ?? option,
        disabled: reasons[i] !== null,
      }))}
      onChange={(chosen) => setValue(path, chosen)}
    />
  );
}

function Flag({ field: { path }, label, hint }: SettingProps) {
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
function List({ field: { path, options }, label, hint }: SettingProps<ListField>) {
  const chosen = useLab((state) => valueAt(state.experiment, path)) as readonly string[];
  const { setValue } = useLab.getState();
  return (
    <fieldset className={styles.list}>
      <legend>{label}</legend>
      <p className={styles.intro}>{hint}</p>
      {options.map((name) => (
        <Switch
          key={name}
          label={text.settings.options[name] ?? name}
          checked={chosen.includes(name)}
          disabled={chosen.length === 1 && chosen.includes(name)}
          onChange={(on) => setValue(path, on ? [...chosen, name] : chosen.filter((one) => one !== name))}
        />
      ))}
    </fieldset>
  );
}

function Quantity({ field, label, hint }: SettingProps<NumberField>) {
  const { path, min, max, even = false } = field;
  const value = useLab((state) => valueAt(state.experiment, path));
  const shadows = useLab((state) => state.experiment.shadow.dropoutRate);
  const { setValue } = useLab.getState();
  const note =
    path === 'references.count' ? (
      <>
        {hint} <ReferenceCost />
      </>
    ) : field.none && value === null ? (
      text.settings.asShadow
    ) : (
      hint
    );
  return (
    <NumberInput
      label={label}
      hint={note}
      tag={<FieldTag field={field} />}
      value={typeof value === 'number' ? value : shadows}
      min={min}
      max={max}
      integer={field.kind === 'integer'}
      even={even}
      step={even ? 2 : field.kind === 'integer' ? 1 : 0.01}
      rangeMessage={text.settings.allowed(min, max, even)}
      onCommit={(number) => setValue(path, number)}
    />
  );
}
