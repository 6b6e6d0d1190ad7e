import { useState } from 'react';
import { knobsUnder } from '../../lab/experiment/experiment.ts';
import type { NumberKnob } from '../../lab/experiment/knob.ts';
import { allowedText, valueText } from '../../lab/experiment/knobValues.ts';
import { axisKnob } from '../../lab/studies/plan.ts';
import { MOST_VALUES, overlap, STUDY_PATHS, spreadValues, valuesText } from '../../lab/studies/planText.ts';
import { translated } from '../../language/inLanguage.ts';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { kindOf } from '../common/kindTexts.ts';
import { knobTextsFor } from '../common/knobTextsFor.ts';
import { refusedNumber } from '../common/numberWords.ts';
import { texts as commonTexts } from '../common/texts.ts';
import { suggestedText } from '../state/studyPlan.ts';
import { useStudy } from '../state/studyState.ts';
import styles from './Studies.module.css';
import { texts } from './texts.ts';
import { axisName, axisTitle, valueName } from './words.ts';

const NONE = '';

/** Sliders first, in their order on the bench; then all others by name. */
function pathsInOrder(nameOf: (path: string) => string): string[] {
  const place = (path: string) =>
    knobsUnder(path).length > 1 ? 3.5 : (axisKnob(path).slider?.place ?? Number.POSITIVE_INFINITY);
  return STUDY_PATHS.toSorted((a, b) => place(a) - place(b) || nameOf(a).localeCompare(nameOf(b)));
}

/** One setting that is varied, and its values. @param place of the axis; at the place after the last there is none yet */
export function AxisFields({ place }: { place: number }) {
  const base = useStudy((state) => state.fields.base);
  const axes = useStudy((state) => state.fields.axes);
  const problem = useStudy((state) => state.read.problems?.axes[place] ?? null);
  const { setFields } = useStudy.getState();
  const axis = axes[place];
  const others = axes.filter((_, i) => i !== place);
  const set = (path: string, text: string) =>
    setFields({
      axes: path === NONE ? others : [...axes.slice(0, place), { path, text }, ...axes.slice(place + 1)],
    });
  const paths = pathsInOrder((path) => axisName(path, base));
  return (
    <div className={styles.axis}>
      <Select
        label={place === 0 ? texts.vary : texts.andVary}
        value={axis?.path ?? NONE}
        options={[
          ...(place > 0 ? [{ value: NONE, label: axis ? texts.without : texts.nothing }] : []),
          ...paths.map((path) => ({
            value: path,
            label: axisTitle(path, base),
            disabled: others.some((other) => overlap(other.path, path)),
          })),
        ]}
        onChange={(path) => set(path, path === NONE ? '' : suggestedText(path, base))}
      />
      {axis ? (
        <Values
          key={axis.path}
          path={axis.path}
          text={axis.text}
          wrong={problem ? texts.refused(problem.value, translated(problem.allowed)) : ''}
          onChange={(text) => set(axis.path, text)}
        />
      ) : null}
    </div>
  );
}

interface ValuesProps {
  readonly path: string;
  readonly text: string;
  readonly wrong: string;
  readonly onChange: (text: string) => void;
}

function Values(props: ValuesProps) {
  const { path, text, wrong, onChange } = props;
  const base = useStudy((state) => state.fields.base);
  const knob = axisKnob(path);
  const label = texts.valuesOf(axisName(path, base));
  if (knob.kind === 'choice' || knob.kind === 'flag') return <Options {...props} label={label} />;
  return (
    <>
      <TextField
        label={label}
        value={text}
        message={wrong}
        hint={knob.kind === 'list' ? texts.listHint : texts.valuesHint(translated(allowedText(knob)))}
        onChange={onChange}
      />
      {knob.kind === 'number' || knob.kind === 'integer' ? (
        <Range path={path} knob={knob} onChange={onChange} />
      ) : null}
    </>
  );
}

/** Words and switches: each is one of the values, or is not. */
function Options({ path, text, wrong, label, onChange }: ValuesProps & { readonly label: string }) {
  const base = useStudy((state) => state.fields.base);
  const knob = axisKnob(path);
  const all = knob.kind === 'choice' ? knob.options : [false, true];
  const chosen = text.split(/[,;/]+/).map((part) => part.trim());
  const { options } = knobTextsFor(knob, kindOf(base));
  return (
    <fieldset className={styles.options}>
      <legend>{label}</legend>
      {all.map((value) => {
        const own = valueText(knob, value);
        return (
          <label key={own} className={styles.choice}>
            <input
              type="checkbox"
              autoComplete="off"
              checked={chosen.includes(own)}
              onChange={(event) =>
                onChange(
                  all
                    .map((one) => valueText(knob, one))
                    .filter((one) => (one === own ? event.target.checked : chosen.includes(one)))
                    .join(', '),
                )
              }
            />
            {options[own] ?? valueName(path, value, base)}
          </label>
        );
      })}
      <p className={styles.wrong} role="alert">
        {wrong}
      </p>
    </fieldset>
  );
}

const MOST_SPREAD = 20;

function Range({
  path,
  knob,
  onChange,
}: {
  readonly path: string;
  readonly knob: NumberKnob;
  readonly onChange: (text: string) => void;
}) {
  const { min, max } = knob;
  const canLog = min > 0;
  const [range, setRange] = useState(() => ({
    from: min,
    to: max,
    count: 6,
    scale: knob.slider?.scale ?? (canLog && max / min >= 100 ? ('log' as const) : ('linear' as const)),
  }));
  const refused = refusedNumber(commonTexts.allowed(min, max));
  const ends = { min, max, integer: knob.kind === 'integer', even: knob.even ?? false, refused };
  return (
    <Disclosure summary={texts.range}>
      <div className={styles.range}>
        <NumberField
          label={texts.from}
          value={range.from}
          {...ends}
          onCommit={(from) => setRange({ ...range, from })}
        />
        <NumberField
          label={texts.to}
          value={range.to}
          {...ends}
          onCommit={(to) => setRange({ ...range, to })}
        />
        <NumberField
          label={texts.count}
          value={range.count}
          min={2}
          max={Math.min(MOST_SPREAD, MOST_VALUES)}
          integer
          refused={refusedNumber(commonTexts.allowed(2, MOST_SPREAD))}
          onCommit={(count) => setRange({ ...range, count })}
        />
        {canLog ? (
          <SegmentedControl
            label={texts.scale}
            options={[
              { value: 'linear', label: texts.scales.linear },
              { value: 'log', label: texts.scales.log },
            ]}
            value={range.scale}
            onChange={(scale) => setRange({ ...range, scale })}
          />
        ) : null}
        <Button onClick={() => onChange(valuesText({ path, values: spreadValues(path, range) }))}>
          {texts.useRange}
        </Button>
      </div>
    </Disclosure>
  );
}
