import { labelledCount } from '../../../lab/attacks/heads/labelled.ts';
import { KNOBS, type Knob, knobAt } from '../../../lab/experiment/experiment.ts';
import { valueAt, withValue } from '../../../lab/experiment/experimentText.ts';
import type { NumberKnob, SliderLook } from '../../../lab/experiment/knob.ts';
import { KNOB_TEXTS, knobTextsAt } from '../../../lab/experiment/knobTexts.ts';
import { changedStages } from '../../../lab/pipeline/stageKey.ts';
import { Slider, type SliderProps } from '../../../ui/Slider.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { percent, short } from '../../common/format.ts';
import { Term } from '../../glossary/Term.tsx';
import type { TermId } from '../../glossary/terms.ts';
import { ProvenanceTag } from '../../provenance/ProvenanceTag.tsx';
import { useLab } from '../../state/store.ts';
import { Facts } from '../facts/Facts.tsx';
import styles from './Knobs.module.css';
import { texts } from './texts.ts';

type SliderKnob = Knob<NumberKnob> & { readonly slider: SliderLook };

const hasSlider = (knob: Knob): knob is SliderKnob => 'min' in knob && knob.slider !== undefined;

const MEMBERS = knobAt('head.labelFraction.members') as SliderKnob;
const NON_MEMBERS = knobAt('head.labelFraction.nonMembers') as SliderKnob;

/** The knobs with a slider of their own; the label fractions, which can be moved together, are told apart. */
const SLIDERS = KNOBS.filter(hasSlider)
  .filter(({ path }) => path !== MEMBERS.path && path !== NON_MEMBERS.path)
  .sort((one, other) => one.slider.place - other.slider.place);

/** Lights the stages that a knob would run again, while it is in hand. */
function glowing({ path, min, max }: SliderKnob) {
  return (active: boolean) => {
    const { experiment, look } = useLab.getState();
    if (!active) return look({ glow: [] });
    const other = valueAt(experiment, path) === min ? max : min;
    look({ glow: changedStages(experiment, withValue(experiment, path, other)) });
  };
}

function published({ published: best }: SliderKnob) {
  return typeof best === 'number' ? { published: { value: best, label: texts.published } } : {};
}

const lookOf = ({ place: _, ...look }: SliderLook) => look;

/** As many digits as the slider's step has. */
function formatOf({ step }: SliderLook) {
  const digits = step === undefined ? 0 : -Math.floor(Math.log10(step));
  return step === undefined ? short : (value: number) => value.toFixed(digits);
}

/** The way back to the default, where the value is another. */
function changed(
  label: string,
  value: number,
  usual: number,
  format: (value: number) => string,
  onReset: () => void,
): SliderProps['changed'] {
  if (value === usual) return undefined;
  const shown = format(usual);
  return { text: texts.defaultIs(shown), label: texts.resetOf(label, shown), onReset };
}

/** What explains a knob, by its path. */
const ABOUT: Readonly<Partial<Record<string, TermId>>> = {
  'contrastive.temperature': 'temperature',
  'shadow.dropoutRate': 'dropoutRate',
  'dataset.labelNoise': 'labelNoise',
};

function aboutKnob(path: string, label: string) {
  const term = ABOUT[path];
  return term ? { about: <Term id={term}>{label}</Term> } : {};
}

export function Knobs() {
  return (
    <section className={styles.knobs} aria-label={texts.label}>
      {SLIDERS.map((knob) => (
        <KnobSlider key={knob.path} knob={knob} />
      ))}
      <Fractions />
      <Facts />
    </section>
  );
}

function KnobSlider({ knob }: { knob: SliderKnob }) {
  const { path, min, max, slider } = knob;
  const { label, hint } = knobTextsAt(path);
  const value = useLab((state) => valueAt(state.experiment, path)) as number;
  const { setValue } = useLab.getState();
  return (
    <Slider
      label={label}
      {...aboutKnob(path, label)}
      value={value}
      min={min}
      max={max}
      {...lookOf(slider)}
      format={formatOf(slider)}
      onInput={(next) => setValue(path, next)}
      onHover={glowing(knob)}
      minLabel={String(min)}
      maxLabel={String(max)}
      {...published(knob)}
      meaning={hint}
      tag={<ProvenanceTag of={knob.tag} />}
      changed={changed(label, value, knob.default as number, formatOf(slider), () =>
        setValue(path, knob.default),
      )}
    />
  );
}

const shareText = (value: number) => `${short(value)} %`;

function Fractions() {
  const linked = useLab((state) => state.fractionsLinked);
  const fraction = useLab((state) => state.experiment.head.labelFraction);
  const n = useLab((state) => state.experiment.dataset.membersPerModel);
  const { setLabelFraction, linkFractions } = useLab.getState();
  const counts = texts.fraction.linked(
    labelledCount(n, fraction.members),
    labelledCount(n, fraction.nonMembers),
  );
  const slider = (kind: 'members' | 'nonMembers', label: string, last: boolean) => {
    const { min, max, slider: look, default: usual } = kind === 'members' ? MEMBERS : NON_MEMBERS;
    return (
      <Slider
        label={label}
        {...(kind === 'members' && { about: <Term id="labelFraction">{label}</Term> })}
        value={fraction[kind] * 100}
        min={min * 100}
        max={max * 100}
        {...lookOf(look)}
        format={shareText}
        onInput={(value) => setLabelFraction(kind, Number((value / 100).toPrecision(6)))}
        onHover={glowing(MEMBERS)}
        minLabel={shareText(min * 100)}
        maxLabel={percent(max, 0)}
        changed={changed(
          label,
          fraction[kind],
          usual as number,
          (value) => shareText(100 * value),
          () => setLabelFraction(kind, usual as number),
        )}
        {...(last && { meaning: <span data-value>{counts}</span>, tag: <ProvenanceTag of={MEMBERS.tag} /> })}
      />
    );
  };
  return (
    <div className={styles.fractions}>
      {linked ? (
        slider('members', texts.fraction.label, true)
      ) : (
        <>
          {slider('members', KNOB_TEXTS.head.labelFraction.members.label, false)}
          {slider('nonMembers', KNOB_TEXTS.head.labelFraction.nonMembers.label, true)}
        </>
      )}
      <div data-settings>
        <Switch label={texts.link} checked={linked} onChange={linkFractions} />
      </div>
    </div>
  );
}
