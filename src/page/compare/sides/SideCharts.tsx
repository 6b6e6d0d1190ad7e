import { useMemo } from 'react';
import { CHANCE_AXIS } from '../../../charts/chanceAxis.ts';
import { EmbeddingPicture } from '../../../charts/embedding/EmbeddingPicture.tsx';
import type { Limits } from '../../../charts/embedding/limits.ts';
import { Figure } from '../../../charts/Figure.tsx';
import { IntervalChart } from '../../../charts/IntervalChart.tsx';
import type { IntervalGroup } from '../../../charts/intervalRow.ts';
import { RocChart } from '../../../charts/RocChart.tsx';
import { ATTACK_TITLES } from '../../../lab/attacks/catalogue.ts';
import type { DecidedAttack } from '../../../lab/evaluation/evaluatedScores.ts';
import type { Experiment } from '../../../lab/experiment/experiment.ts';
import { Note } from '../../../ui/Note.tsx';
import { texts as resultTexts } from '../../bench/result/texts.ts';
import { texts as curveTexts } from '../../common/curveTexts.ts';
import { count, percent, rate } from '../../common/format.ts';
import type { EncoderMap, JudgedRun } from '../../state/brought.ts';
import { SIDES, type SideName } from '../../state/sidesSlice.ts';
import { useLab } from '../../state/store.ts';
import { useRocs } from '../useRocs.ts';
import { sideRows } from './rows.ts';
import styles from './Sides.module.css';
import { texts } from './texts.ts';

/** How an attack compares with the others is told on the bench; here, how it compares with itself. */
const { differenceHead: _, ...words } = resultTexts.ranking;

const ROW = 17;
const CURVE = 170;
/** As high, and with the same headings, as what is to come. */
export const EMPTY: readonly IntervalGroup[] = [
  resultTexts.ranking.attacks,
  resultTexts.ranking.controls,
].map((heading) => ({ heading, rows: [] }));
export const LONGEST_NAME = Math.max(...Object.values(ATTACK_TITLES).map(({ length }) => length));

/** The attack that is pointed at, in all three charts. */
export interface PointedAt {
  pointed: string | null;
  onPoint: (id: string | null) => void;
}

export interface SideChartsProps extends PointedAt {
  name: SideName;
  experiment: Experiment;
  run: JudgedRun | null;
  order: readonly IntervalGroup[];
  /** Of both maps. */
  limits: Limits | null;
}

/** A side's ranking, curve and map, on the axes of the other. */
export function SideCharts(props: SideChartsProps) {
  const { name, experiment, run, order, limits, pointed, onPoint } = props;
  const side = texts.sides[name];
  const groups = useMemo(() => (run ? sideRows(run, order) : []), [run, order]);
  return (
    <>
      <IntervalChart
        groups={groups.length > 0 ? groups : EMPTY}
        domain={CHANCE_AXIS}
        rowHeight={ROW}
        leastName={LONGEST_NAME}
        leastRows={experiment.attacks.length}
        labels={{ ...words, caption: texts.ranking(side) }}
        formatTick={rate}
        {...(pointed !== null && { selected: pointed })}
        onActive={onPoint}
      />
      <Curve name={name} />
      <EncoderPicture side={side} map={run?.map ?? null} limits={limits} />
    </>
  );
}

/** CLMIA's scores at each side that has any. */
function useScores(): readonly { readonly side: SideName; readonly attack: DecidedAttack }[] {
  const sides = useLab((state) => state.sides)!;
  const [runA, runB] = [sides.a.run, sides.b.run];
  return useMemo(
    () =>
      [runA, runB].flatMap((run, i) => {
        const attack = run?.attacks?.find(({ name }) => name === 'clmia');
        return attack ? [{ side: SIDES[i]!, attack }] : [];
      }),
    [runA, runB],
  );
}

/** CLMIA's, over the other side's. */
function Curve({ name }: { name: SideName }) {
  const scored = useScores();
  const attacks = useMemo(() => scored.map(({ attack }) => attack), [scored]);
  const rocs = useRocs(attacks);
  const { curves, floor } = useMemo(() => {
    const found = scored.flatMap(({ side }, i) => {
      const roc = rocs[i];
      const own = side === name;
      return roc
        ? [{ id: side, name: texts.curve(texts.sides[side]), emphasis: own, dashed: !own, ...roc }]
        : [];
    });
    return {
      // Alone, the other's would pass for this side's.
      curves: found.some(({ id }) => id === name) ? found : [],
      floor: 1 / Math.max(1, ...found.map(({ nonMembers }) => nonMembers)),
    };
  }, [scored, rocs, name]);
  return (
    <RocChart
      title={texts.roc(texts.sides[name])}
      curves={curves}
      scale="linear"
      floor={floor}
      height={CURVE}
      labels={curveTexts}
      formatRate={rate}
      readout={(curve, fpr, tpr) => curveTexts.readout(curve, percent(fpr), percent(tpr))}
      emptyText={curveTexts.empty}
    />
  );
}

interface EncoderPictureProps {
  side: string;
  map: EncoderMap | null;
  limits: Limits | null;
}

function EncoderPicture({ side, map, limits }: EncoderPictureProps) {
  const members = map?.members.reduce((sum, one) => sum + one, 0) ?? 0;
  return (
    <Figure
      title={texts.map(side)}
      table={map ? ['points', { ...map, kind: map.members }] : undefined}
      description={
        map ? texts.mapDescription(count(members), count(map.members.length - members)) : undefined
      }
    >
      <div className={styles.map}>
        {map ? (
          <EmbeddingPicture
            x={map.x}
            y={map.y}
            kind={map.members}
            labelled={map.labelled}
            limits={limits ?? undefined}
          />
        ) : (
          <Note>{texts.mapMissing}</Note>
        )}
      </div>
    </Figure>
  );
}
