import { useEffect } from 'react';
import { entryOf } from '../lab/data/catalogue.ts';
import { ATTACKS, type DataId } from '../lab/experiment.ts';
import { valueAt } from '../lab/experimentText.ts';
import { type Field, fieldAt } from '../lab/fields.ts';
import { setOf, usableSets } from '../state/dataSets.ts';
import { useLab } from '../state/store.ts';
import { Button } from '../ui/Button.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { Tag } from '../ui/Tag.tsx';
import { text } from './messages.ts';
import styles from './SettingsDrawer.module.css';

const GROUPS: readonly (readonly [title: string, paths: readonly string[]])[] = [
  [text.settings.groups.data, ['dataset.name', 'dataset.membersPerModel', 'dataset.labelNoise', 'seed']],
  [
    text.settings.groups.models,
    ['target.architecture', 'target.width', 'target.epochs', 'target.batchSize', 'target.learningRate'],
  ],
  [text.settings.groups.views, ['views.count', 'views.firstRate', 'views.secondRate', 'features']],
  [
    text.settings.groups.encoder,
    ['contrastive.epochs', 'contrastive.batchSize', 'contrastive.learningRate', 'contrastive.symmetric'],
  ],
  [text.settings.groups.head, ['head.labelSource', 'head.steps', 'head.batchSize', 'head.learningRate']],
];

/** Every setting that has no slider of its own. */
export default function SettingsDrawer({ onClose }: { onClose: () => void }) {
  const { forgetStored } = useLab.getState();
  return (
    <Drawer
      open
      onClose={onClose}
      title={text.settings.title}
      closeLabel={text.controls.close}
      footer={
        <Button variant="primary" onClick={onClose}>
          {text.controls.done}
        </Button>
      }
    >
      <p className={styles.intro}>{text.settings.intro}</p>
      {GROUPS.map(([title, paths]) => (
        <fieldset key={title} className={styles.group}>
          <legend>{title}</legend>
          {paths.map((path) =>
            path === 'dataset.name' ? (
              <DataSetting key={path} field={fieldAt(path)} />
            ) : (
              <Setting key={path} field={fieldAt(path)} />
            ),
          )}
        </fieldset>
      ))}
      <AttackList />
      <p className={styles.intro}>{text.settings.forgetHint}</p>
      <Button onClick={forgetStored}>{text.settings.forget}</Button>
    </Drawer>
  );
}

function FieldTag({ field }: { field: Field }) {
  return (
    <Tag kind={field.tag === 'published' ? 'published' : 'ours'}>
      {field.tag === 'published' ? text.knobs.publishedTag : text.knobs.ourChoice}
    </Tag>
  );
}

const keyOf = ({ name, content }: DataId) => `${name} ${content}`;

/** Of the data sets only those that can be used now, and the one that the experiment names. */
function DataSetting({ field }: { field: Field }) {
  const dataset = useLab((state) => state.experiment.dataset);
  const kept = useLab((state) => state.kept);
  const deployed = useLab((state) => state.deployed);
  const { chooseSet, refreshKept, showData } = useLab.getState();
  useEffect(() => {
    void refreshKept();
  }, [refreshKept]);
  const sets = usableSets(kept, deployed);
  const chosen = setOf(sets, dataset);
  const missing = { value: keyOf(dataset), label: text.data.missing(entryOf(dataset.name).title) };
  const options = sets.map((set) => ({
    value: keyOf(set),
    label: set.origin === null ? set.title : text.data.named(set.title, set.origin),
  }));
  const [label, hint] = text.settings.fields[field.path] ?? [field.path, ''];
  return (
    <>
      <Select
        label={label}
        hint={hint}
        tag={<FieldTag field={field} />}
        value={keyOf(chosen ?? dataset)}
        options={chosen ? options : [missing, ...options]}
        onChange={(key) => {
          const set = sets.find((one) => keyOf(one) === key);
          if (set) chooseSet(set.name, set.content);
        }}
      />
      <Button onClick={() => showData(true)}>{text.data.open}</Button>
    </>
  );
}

function Setting({ field }: { field: Field }) {
  const { path } = field;
  const experiment = useLab((state) => state.experiment);
  const { setValue } = useLab.getState();
  const value = valueAt(experiment, path);
  const [label, hint] = text.settings.fields[path] ?? [path, ''];
  const tag = <FieldTag field={field} />;
  switch (field.kind) {
    case 'choice':
      return (
        <Select
          label={label}
          hint={hint}
          tag={tag}
          value={String(value)}
          options={field.options.map((option) => ({
            value: option,
            label: text.settings.options[option] ?? option,
          }))}
          onChange={(chosen) => setValue(path, chosen)}
        />
      );
    case 'flag':
      return (
        <Switch label={label} hint={hint} checked={value === true} onChange={(on) => setValue(path, on)} />
      );
    case 'list':
    case 'digest':
      return null;
    default:
      return (
        <NumberField
          label={label}
          hint={field.none && value === null ? text.settings.asShadow : hint}
          tag={tag}
          value={typeof value === 'number' ? value : experiment.shadow.dropoutRate}
          min={field.min}
          max={field.max}
          integer={field.kind === 'integer'}
          step={field.kind === 'integer' ? 1 : 0.01}
          rangeMessage={text.settings.allowed(field.min, field.max)}
          onCommit={(number) => setValue(path, number)}
        />
      );
  }
}

function AttackList() {
  const chosen = useLab((state) => state.experiment.attacks);
  const { setValue } = useLab.getState();
  const [label, hint] = text.settings.fields.attacks ?? ['', ''];
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      <p className={styles.intro}>{hint}</p>
      {ATTACKS.map((name) => (
        <Switch
          key={name}
          label={text.attacks[name]}
          checked={chosen.includes(name)}
          disabled={name === 'clmia'}
          onChange={(on) =>
            setValue('attacks', on ? [...chosen, name] : chosen.filter((one) => one !== name))
          }
        />
      ))}
    </fieldset>
  );
}
