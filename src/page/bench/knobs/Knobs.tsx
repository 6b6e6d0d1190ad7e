import { labelledCount } from '../../../lab/attacks/heads/labelled.ts';
import { KNOBS, type Knob, knobAt } from '../../../lab/experiment/experiment.ts';
import { valueAt, withValue } from '../../../lab/experiment/experimentText.ts';
import type { NumberKnob, SliderLook } from '../../../lab/experiment/knob.ts';
import { KNOB_TEXTS, knobTextsAt } from '../../../lab/experiment/knobTexts.ts';
import { changedStages } from '../../../lab/pipeline/stageKey.ts';
import { Slider, type SliderProps } from '../../../ui/Slider.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { refusedNumber } from '../../common/numberWords.ts';
import { texts as commonTexts } from '../../common/texts.ts';
import { aboutKnob } from '../../glossary/aboutKnob.tsx';
import { ProvenanceTag } from '../../provenance/ProvenanceTag.tsx';
import { useLab } from '../../state/store.ts';
import { Facts } from '../facts/Facts.tsx';
import styles from './Knobs.module.css';
import { SLIDER_TERMS } from './sliderTerms.ts';
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

const tidy = (value: number) => Number(value.toPrecision(6));

/** The value itself, with as many digits as the slider's step has where they suffice. */
function exactly({ step }: SliderLook, share: boolean) {
  const digits = step === undefined || share ? 0 : -Math.floor(Math.log10(step));
  return (value: number) => {
    const fixed = value.toFixed(digits);
    return digits > 0 && Number(fixed) === tidy(value) ? fixed : String(tidy(value));
  };
}

/** In per cent, as it is told. */
function inPercent({ step, ...look }: SliderLook): SliderLook {
  return step === undefined ? look : { ...look, step: 100 * step };
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

export function Knobs() {
  return (
    <section className={styles.knobs} aria-label={texts.label}>
      {SLIDERS.map((knob) => (
        <OwnSlider key={knob.path} knob={knob} />
      ))}
      <Fractions />
      <Facts />
    </section>
  );
}

interface ShownKnob {
  readonly knob: SliderKnob;
  readonly label: string;
  readonly value: number;
  readonly onInput: (value: number) => void;
}

/** The slider of a knob, whose share is told in per cent. */
function KnobSlider({
  knob,
  label,
  value,
  onInput,
  ...words
}: ShownKnob & Pick<SliderProps, 'meaning' | 'tag'>) {
  const { min, max, slider, unit } = knob;
  const times = unit === 'share' ? 100 : 1;
  const sign = unit === 'share' ? '%' : undefined;
  const format = exactly(slider, unit === 'share');
  const shown = (of: number) => [format(of * times), sign].filter(Boolean).join(' ');
  const bounds = commonTexts.allowed(tidy(min * times), tidy(max * times), false, sign);
  return (
    <Slider
      label={label}
      {...aboutKnob(SLIDER_TERMS[knob.path], label)}
      value={tidy(value * times)}
      min={tidy(min * times)}
      max={tidy(max * times)}
      {...lookOf(sign ? inPercent(slider) : slider)}
      format={format}
      {...(sign && { unit: sign })}
      number={{ name: texts.numberOf(label), bounds, refused: refusedNumber(bounds) }}
      onInput={(next) => onInput(tidy(next / times))}
      onHover={glowing(knob)}
      minLabel={sign ? shown(min) : String(min)}
      maxLabel={sign ? shown(max) : String(max)}
      {...published(knob)}
      changed={changed(label, value, knob.default as number, shown, () => onInput(knob.default as number))}
      {...words}
    />
  );
}

function OwnSlider({ knob }: { knob: SliderKnob }) {
  const { path } = knob;
  const value = useLab((state) => valueAt(state.experiment, path)) as number;
  const { setValue } = useLab.getState();
  return (
    <KnobSlider
      knob={knob}
      label={knobTextsAt(path).label}
      value={value}
      onInput={(next) => setValue(path, next)}
      meaning={texts.meaning[path]}
      tag={<ProvenanceTag of={knob.tag} />}
    />
  );
}

function Fractions() {
  const linked = useLab((state) => state.fractionsLinked);
  const fraction = useLab((state) => state.experiment.head.labelFraction);
  const n = useLab((state) => state.experiment.dataset.membersPerModel);
  const { setLabelFraction, linkFractions } = useLab.getState();
  const counts = texts.fraction.linked(
    labelledCount(n, fraction.members),
    labelledCount(n, fraction.nonMembers),
  );
  const slider = (kind: 'members' | 'nonMembers', label: string, last: boolean) => (
    <KnobSlider
      knob={kind === 'members' ? MEMBERS : NON_MEMBERS}
      label={label}
      value={fraction[kind]}
      onInput={(value) => setLabelFraction(kind, value)}
      {...(last && { meaning: <span data-value>{counts}</span>, tag: <ProvenanceTag of={MEMBERS.tag} /> })}
    />
  );
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
