import { ATTACK_CATALOGUE, ATTACK_NAMES, ATTACK_TITLES, worksOn } from '../../lab/attacks/catalogue.ts';
import { withValue } from '../../lab/experiment/experimentText.ts';
import { formatLink } from '../../lab/experiment/link.ts';
import { FEWEST_SEEDS } from '../../lab/studies/overSeeds.ts';
import { MOST_AXES, MOST_VALUES, readSeeds } from '../../lab/studies/planText.ts';
import { translated } from '../../language/inLanguage.ts';
import { marks } from '../../language/marks.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { kindOf } from '../common/kindTexts.ts';
import { refusedNumber } from '../common/numberWords.ts';
import { PageLink } from '../common/PageLink.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { seedsFrom } from '../state/studyPlan.ts';
import { useStudy } from '../state/studyState.ts';
import { AxisFields } from './AxisFields.tsx';
import styles from './Studies.module.css';
import { texts } from './texts.ts';
import { axisName, restText } from './words.ts';

/** What is studied. It stands still while it is computed. */
export function StudyForm() {
  const going = useStudy(({ status }) => status === 'running' || status === 'paused');
  const whole = useStudy((state) => state.read.problems?.whole ?? null);
  const axes = useStudy((state) => state.fields.axes.length);
  return (
    <section className={styles.form} aria-label={texts.plan}>
      <fieldset className={styles.fields} disabled={going}>
        <legend>
          <VisuallyHidden>{texts.plan}</VisuallyHidden>
        </legend>
        {Array.from({ length: Math.min(axes + 1, MOST_AXES) }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place stays what it is, whichever setting stands there
          <AxisFields key={place} place={place} />
        ))}
        {whole ? (
          <p className={styles.wrong} role="alert">
            {whole.path}: {texts.refused(translated(whole.value), translated(whole.allowed))}
          </p>
        ) : null}
        <Seeds />
        <Attacks />
      </fieldset>
      <PrintedPlan />
      <Rest />
    </section>
  );
}

/** On paper nothing can be chosen: what is. */
function PrintedPlan() {
  const { base, axes, seeds } = useStudy((state) => state.fields);
  return (
    <ul className={styles.printed}>
      {axes.map(({ path, text }) => (
        <li key={path}>{texts.fieldOf(texts.valuesOf(axisName(path, base)), text)}</li>
      ))}
      <li>{texts.seedList(readSeeds(seeds).seeds)}</li>
      <li>{base.attacks.map((name) => ATTACK_TITLES[name]).join(marks.comma)}</li>
    </ul>
  );
}

function Seeds() {
  const text = useStudy((state) => state.fields.seeds);
  const { setFields } = useStudy.getState();
  const { seeds } = readSeeds(text);
  return (
    <NumberField
      label={texts.seeds}
      value={seeds.length}
      min={1}
      max={MOST_VALUES}
      integer
      refused={refusedNumber(commonTexts.allowed(1, MOST_VALUES))}
      hint={texts.seedsHint(texts.seedList(seeds), FEWEST_SEEDS)}
      onCommit={(count) => {
        const more = seedsFrom((seeds.at(-1) ?? 0) + 1, Math.max(0, count - seeds.length));
        const kept = seeds.slice(0, count).join(', ');
        setFields({ seeds: count > seeds.length ? `${kept}, ${more}` : kept });
      }}
    />
  );
}

function Attacks() {
  const base = useStudy((state) => state.fields.base);
  const { setFields } = useStudy.getState();
  const kind = kindOf(base);
  const choose = (name: string, on: boolean) => {
    const attacks = ATTACK_NAMES.filter((one) => (one === name ? on : base.attacks.includes(one)));
    setFields({ base: withValue(base, 'attacks', attacks) });
  };
  return (
    <Disclosure summary={texts.attacks(base.attacks.length, ATTACK_NAMES.length)}>
      <div className={styles.choices}>
        {ATTACK_CATALOGUE.map(({ id }) => (
          <label key={id} className={styles.choice}>
            <input
              type="checkbox"
              autoComplete="off"
              checked={base.attacks.includes(id)}
              disabled={id === 'clmia' || (!worksOn(id, kind) && !base.attacks.includes(id))}
              onChange={(event) => choose(id, event.target.checked)}
            />
            {ATTACK_TITLES[id]}
          </label>
        ))}
      </div>
    </Disclosure>
  );
}

/** What every point has in common. */
function Rest() {
  const base = useStudy((state) => state.fields.base);
  const axes = useStudy((state) => state.fields.axes);
  return (
    <div className={styles.rest}>
      <h2>{texts.rest}</h2>
      <p>{restText(base, axes)}</p>
      <p>
        <PageLink href={`${location.pathname}${formatLink(base)}`}>{texts.changeRest}</PageLink>
      </p>
    </div>
  );
}
