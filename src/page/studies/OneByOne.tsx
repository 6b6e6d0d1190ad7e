import { BandCurves } from '../../charts/BandCurves.tsx';
import { ATTACK_TITLES } from '../../lab/attacks/catalogue.ts';
import { FEWEST_SEEDS } from '../../lab/studies/overSeeds.ts';
import { Panel } from '../../ui/Panel.tsx';
import { useStudy } from '../state/studyState.ts';
import { attacksWith, domainOf } from './figures.ts';
import styles from './Studies.module.css';
import { texts } from './texts.ts';
import {
  baseOf,
  cellAt,
  cellText,
  format,
  openOnBench,
  placeOf,
  reachOf,
  type StudyView,
  seriesOf,
  xOf,
} from './view.ts';

const HEIGHT = 168;
const STEP = 0.01;

/** A small picture for each attack, all on the same axes. */
export function OneByOne(view: StudyView) {
  const { plan, figure, title } = view;
  const activeCell = useStudy((state) => state.active);
  const { look } = useStudy.getState();
  const x = xOf(view);
  const names = attacksWith(plan.base.attacks, figure);
  const clmia = names.includes('clmia') ? seriesOf(view, 'clmia') : null;
  const pictures = names.map((name) => ({
    name,
    series: [
      ...(clmia && name !== 'clmia' ? [{ ...clmia, tone: 'quiet' as const, band: false }] : []),
      { ...seriesOf(view, name), tone: 'strong' as const, band: true },
    ],
  }));
  // Axes without a figure fill a phone many times over.
  if (view.found.every(({ points }) => points.length === 0))
    return <Panel className={styles.part} title={texts.each} lead={texts.eachLater} />;
  const yDomain = domainOf(
    figure,
    pictures.flatMap(({ series }) => reachOf(series)),
  );
  return (
    <Panel
      className={styles.part}
      title={texts.each}
      lead={texts.eachLead(plan.seeds.length >= FEWEST_SEEDS, clmia !== null && names.length > 1)}
    >
      <div className={styles.pictures}>
        {pictures.map(({ name, series }) => (
          <BandCurves
            key={name}
            title={ATTACK_TITLES[name]}
            x={x}
            series={series}
            yDomain={yDomain}
            format={format(figure)}
            base={{ ...baseOf(figure), text: '' }}
            height={HEIGHT}
            active={activeCell === null ? null : placeOf(view, activeCell)}
            onActive={(place) => look({ active: place === null ? null : cellAt(view, place) })}
            onOpen={(place) => openOnBench(view, cellAt(view, place))}
            step={STEP}
            label={`${ATTACK_TITLES[name]}. ${texts.chartLabel(title)}`}
            readout={(place) => cellText(view, cellAt(view, place), name)}
          />
        ))}
      </div>
    </Panel>
  );
}
