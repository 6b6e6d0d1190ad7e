import { useMemo } from 'react';
import { IntervalChart } from '../../../charts/IntervalChart.tsx';
import type { IntervalGroup, IntervalRow } from '../../../charts/intervalRow.ts';
import type { AttackName } from '../../../lab/attacks/catalogue.ts';
import type { Change } from '../../../lab/evaluation/change.ts';
import { valueAt } from '../../../lab/experiment/experimentText.ts';
import { Note } from '../../../ui/Note.tsx';
import { ScrollRegion } from '../../../ui/ScrollRegion.tsx';
import { numeric, Table } from '../../../ui/Table.tsx';
import { engineTitle } from '../../common/engineTitle.ts';
import { differenceText, signedArea, signedPoints } from '../../common/format.ts';
import { valueWords } from '../../common/knobWords.ts';
import { noiseWords } from '../../common/noiseWords.ts';
import { units } from '../../common/unitTexts.ts';
import type { JudgedRun } from '../../state/brought.ts';
import { sideExperiment } from '../../state/sides.ts';
import { isRun } from '../../state/sidesController.ts';
import { SIDES } from '../../state/sidesSlice.ts';
import { useLab } from '../../state/store.ts';
import { changeWords } from '../changeWords.ts';
import { type FigureRow, figureRows } from '../figureRows.ts';
import { wholeKnobName } from '../pinNames.ts';
import { texts as compareTexts } from '../texts.ts';
import { differenceRows } from './rows.ts';
import { EMPTY, LONGEST_NAME, type PointedAt } from './SideCharts.tsx';
import styles from './Sides.module.css';
import type { NamedSides } from './sideNames.ts';
import { texts } from './texts.ts';
import { type Differences, useDifferences } from './useDifferences.ts';

const words = texts.between;

const ROW = 17;

/** The same whatever the differences are; what reaches further is an arrow. */
const DIFFERENCE_AXIS = { low: -0.2, high: 0.2, ticks: [-0.2, -0.1, 0, 0.1, 0.2] };

interface BetweenProps extends PointedAt {
  names: NamedSides;
  order: readonly IntervalGroup[];
}

/** How the two differ, in settings and in figures. */
export function Between({ names, order, pointed, onPoint }: BetweenProps) {
  const { a, b } = useLab((state) => state.sides)!;
  const differences = useDifferences(a.run, b.run);
  const count = useLab((state) => sideExperiment(state, 'a').attacks.length);
  const groups = useMemo(() => (differences ? differenceRows(differences, order) : []), [differences, order]);
  const told = groups.flatMap(({ rows }) => rows).find(({ id }) => id === (pointed ?? 'clmia'));
  return (
    <div className={styles.between} data-sides={SIDES.join(' ')}>
      <div className={styles.top}>
        <h3>{words.label}</h3>
        <Difference runs={[a.run, b.run]} differences={differences} />
      </div>
      <IntervalChart
        groups={groups.length > 0 ? groups : EMPTY}
        chance={0}
        domain={DIFFERENCE_AXIS}
        rowHeight={ROW}
        leastName={LONGEST_NAME}
        leastRows={count}
        labels={words.chart}
        formatTick={signedPoints}
        {...(pointed !== null && { selected: pointed })}
        onActive={onPoint}
      />
      <Figures pointed={told} names={names} runs={[a.run, b.run]} differences={differences} />
    </div>
  );
}

interface DifferenceProps {
  runs: readonly [JudgedRun | null, JudgedRun | null];
  differences: Differences | null;
}

function Difference({ runs: [a, b], differences }: DifferenceProps) {
  const bothDone = useLab((state) => isRun(state, 'a') && isRun(state, 'b'));
  const engines = [a, b].map((run) => run?.report.engine.backend);
  const clmia = differences?.of.get('clmia');
  const how = !a || !b ? words.waiting : !clmia ? words.computing : howWords(clmia);
  return (
    <>
      <p className={styles.headline}>
        <b>{clmia ? differenceText(clmia) : texts.none}</b>
        <span className={styles.small}>{words.difference(how)}</span>
      </p>
      {a && b && !bothDone ? <Note>{words.previous}</Note> : null}
      {engines[0] && engines[1] && engines[0] !== engines[1] ? (
        <Note>{words.engines(engineTitle(engines[0]), engineTitle(engines[1]))}</Note>
      ) : null}
    </>
  );
}

const howWords = (change: Change): string => {
  if (change.isSame) return words.same;
  return change.isPaired ? words.paired(noiseWords(change)) : words.unpaired(noiseWords(change));
};

interface FiguresProps extends DifferenceProps {
  names: NamedSides;
  /** What is told of the attack that is pointed at. */
  pointed: IntervalRow | undefined;
}

function Figures({ names, pointed, runs: [a, b], differences }: FiguresProps) {
  const [ofA, ofB] = [
    useLab((state) => sideExperiment(state, 'a')),
    useLab((state) => sideExperiment(state, 'b')),
  ];
  const { clmia, auc, loss, gap, engine } = figureRows([a, b]);
  const changed = (name: AttackName) => changeWords(differences?.of.get(name), words.table);
  const gaps = [a, b].map((run) => run && run.report.target.trainAccuracy - run.report.target.testAccuracy);
  const rows: readonly (FigureRow & { readonly difference: string })[] = [
    ...names.knobs.map((knob) => ({
      name: wholeKnobName(knob, ofA),
      cells: [ofA, ofB].map((of) => valueWords(knob, valueAt(of, knob.path), of)),
      difference: '',
    })),
    { ...clmia, difference: changed('clmia') },
    { ...auc, difference: changeWords(differences?.auc, words.table, signedArea) },
    { ...loss, difference: changed('loss') },
    {
      ...gap,
      difference:
        gaps[0] != null && gaps[1] != null
          ? units.points(signedPoints(gaps[1] - gaps[0]))
          : compareTexts.figures.none,
    },
    { ...engine, difference: '' },
  ];
  return (
    <div className={styles.figures}>
      <p className={styles.told} aria-hidden="true">
        {pointed ? (
          <>
            <b>{pointed.name}</b> {pointed.detail}
            <br />
            {pointed.asks}
          </>
        ) : null}
      </p>
      {names.knobs.length === 0 ? <Note>{words.sameSettings}</Note> : null}
      <ScrollRegion label={words.table.caption}>
        <Table caption={words.table.caption} hideCaption heads={words.table.heads}>
          {rows.map(({ name, cells, difference }) => (
            <tr key={name} className={numeric}>
              <th scope="row">{name}</th>
              {[...cells, difference].map((cell, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns never move
                <td key={i}>
                  <Cell text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </Table>
      </ScrollRegion>
    </div>
  );
}

/** An interval is not broken in two, and no line begins with the comma behind it. */
function Cell({ text }: { text: string }) {
  return text.split(/(\[[^\]]*\][,，]?)/).map((part) =>
    part.startsWith('[') ? (
      <span key={part} className={styles.range}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
