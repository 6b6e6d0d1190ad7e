import { labelledCount } from '../../../lab/attacks/heads/labelled.ts';
import { valueAt, withValue } from '../../../lab/experiment/experimentText.ts';
import { fieldAt, type NumberField } from '../../../lab/experiment/schema.ts';
import { changedStages } from '../../../lab/pipeline/stageKey.ts';
import { Slider } from '../../../ui/Slider.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { percent, short } from '../../common/format.ts';
import { useLab } from '../../state/store.ts';
import { text } from '../../texts.ts';
import { Facts } from '../facts/Facts.tsx';
import styles from './Knobs.module.css';

function numberField(path: string): NumberField {
  return fieldAt(path) as NumberField;
}

/** Lights the stages that a knob would run again, while it is in hand. */
function glowing(path: string) {
  return (active: boolean) => {
    const { experiment, look } = useLab.getState();
    if (!active) return look({ glow: [] });
    const { min, max } = numberField(path);
    const other = valueAt(experiment, path) === min ? max : min;
    look({ glow: changedStages(experiment, withValue(experiment, path, other)) });
  };
}

function published(path: string) {
  const field = numberField(path);
  return typeof field.published === 'number'
    ? { published: { value: field.published, label: text.knobs.published } }
    : {};
}

const TAU = 'contrastive.temperature';
const RATE = 'shadow.dropoutRate';
const glows = { tau: glowing(TAU), rate: glowing(RATE), fraction: glowing('head.labelFraction.members') };
const fractionText = (value: number) => `${short(value * 100)} %`;

export function Knobs() {
  const tau = useLab((state) => state.experiment.contrastive.temperature);
  const dropout = useLab((state) => state.experiment.shadow.dropoutRate);
  const { setValue } = useLab.getState();
  return (
    <section className={styles.knobs} aria-label={text.knobs.label}>
      <Slider
        label={text.knobs.temperature.label}
        symbol={text.knobs.temperature.symbol}
        value={tau}
        min={0.01}
        max={1}
        scale="log"
        format={short}
        onInput={(value) => setValue(TAU, value)}
        onHover={glows.tau}
        minLabel="0.01"
        maxLabel="1"
        {...published(TAU)}
        meaning={text.knobs.temperature.meaning}
        tag={<Tag kind="published">{text.knobs.publishedTag}</Tag>}
      />
      <Slider
        label={text.knobs.dropout.label}
        symbol={text.knobs.dropout.symbol}
        value={dropout}
        min={0}
        max={0.7}
        step={0.01}
        scale="linear"
        format={(value) => value.toFixed(2)}
        onInput={(value) => setValue(RATE, value)}
        onHover={glows.rate}
        minLabel="0"
        maxLabel="0.7"
        {...published(RATE)}
        meaning={text.knobs.dropout.meaning}
        tag={<Tag kind="published">{text.knobs.publishedTag}</Tag>}
      />
      <Fractions />
      <Facts />
    </section>
  );
}

function Fractions() {
  const linked = useLab((state) => state.fractionsLinked);
  const fraction = useLab((state) => state.experiment.head.labelFraction);
  const n = useLab((state) => state.experiment.dataset.membersPerModel);
  const { setLabelFraction, linkFractions } = useLab.getState();
  const counts = text.knobs.fraction.linked(
    labelledCount(n, fraction.members),
    labelledCount(n, fraction.nonMembers),
  );
  const slider = (kind: 'members' | 'nonMembers', label: string, last: boolean) => (
    <Slider
      label={label}
      symbol={text.knobs.fraction.symbol}
      value={fraction[kind] * 100}
      min={0.5}
      max={100}
      scale="log"
      format={(value) => `${short(value)} %`}
      onInput={(value) => setLabelFraction(kind, Number((value / 100).toPrecision(6)))}
      onHover={glows.fraction}
      minLabel={fractionText(0.005)}
      maxLabel={percent(1, 0)}
      {...(last && { meaning: counts, tag: <Tag kind="ours">{text.knobs.ourChoice}</Tag> })}
    />
  );
  return (
    <div className={styles.fractions}>
      {linked ? (
        slider('members', text.knobs.fraction.label, true)
      ) : (
        <>
          {slider('members', text.knobs.fraction.members, false)}
          {slider('nonMembers', text.knobs.fraction.nonMembers, true)}
        </>
      )}
      <Switch label={text.knobs.link} checked={linked} onChange={linkFractions} />
    </div>
  );
}
