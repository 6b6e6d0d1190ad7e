import { type CSSProperties, useMemo, useRef, useState } from 'react';
import { marks } from '../language/marks.ts';
import { cx } from '../ui/cx.ts';
import { useSize } from '../ui/useSize.ts';
import { chartWords, type KeyEntry } from './chartWords.ts';
import { shortened } from './curveNames.ts';
import figure from './Figure.module.css';
import { Figure } from './Figure.tsx';
import { IntervalAxis } from './IntervalAxis.tsx';
import interval from './IntervalChart.module.css';
import styles from './IntervalLanes.module.css';
import { IntervalTable } from './IntervalTable.tsx';
import type { IntervalDomain, IntervalGroup, IntervalLabels } from './intervalRow.ts';
import {
  LANE,
  LANE_DASH,
  type Lane,
  type LaneLayout,
  type LaneRow,
  laneLayout,
  laneRowHeight,
  ROW_NAME,
} from './lanes.ts';

export interface IntervalLanesProps {
  title: string;
  rows: readonly LaneRow[];
  lanes: readonly Lane[];
  chance: number;
  domain: IntervalDomain;
  labels: IntervalLabels;
  formatTick: (value: number) => string;
  /** Said of a run that a row has no value of. */
  noneText: string;
  /** Of a run and what it has, in words. */
  laneText: (name: string, detail: string) => string;
  onSelect: (id: string) => void;
  selected: string;
}

const AXIS = 18;
/** Room that the word for chance keeps free on either side. */
const CHANCE_ROOM = 34;

function keyOf(lanes: readonly Lane[], rows: readonly LaneRow[]): KeyEntry[] {
  const kinds = [false, true].flatMap((hollow): KeyEntry[] => {
    const row = rows.find((one) => one.hollow === hollow);
    return row ? [{ mark: hollow ? 'hollow' : 'filled', text: row.kind, colour: 'var(--ink)' }] : [];
  });
  const lines = lanes.map(
    ({ name, dash }): KeyEntry => ({ mark: 'line', text: name, colour: 'var(--ink)', dash }),
  );
  return [...lines, ...kinds];
}

/** Several runs' values of the same rows, a lane for each run under the row's name, all over one axis. */
export function IntervalLanes(props: IntervalLanesProps) {
  const { rows, lanes, chance, domain, labels, laneText, noneText, selected, onSelect } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const [activeId, setActive] = useState<string | null>(null);
  const layout = laneLayout(width, lanes, domain);
  const { scale } = layout;
  const height = laneRowHeight(lanes.length);
  const bottom = rows.length * height;
  const active = rows.find(({ id }) => id === activeId) ?? rows.find(({ id }) => id === selected) ?? rows[0];
  const ticks = layout.ticks.filter((tick) => Math.abs(scale(tick) - scale(chance)) >= CHANCE_ROOM);
  const said = useMemo(() => {
    const wordsOf = ({ values }: LaneRow) =>
      lanes.map(({ name }, i) => laneText(name, values[i]?.detail ?? noneText)).join(marks.semicolon);
    return [
      { rows: rows.map((row) => ({ ...row, ...NO_INTERVAL, text: wordsOf(row) })) },
    ] satisfies IntervalGroup[];
  }, [rows, lanes, laneText, noneText]);
  return (
    <Figure title={props.title} table={['lanes', props]}>
      <div
        ref={box}
        className={interval.box}
        data-fingers
        style={{ '--drawn': height, '--rows': rows.length, '--least': 0, '--headings': 0 } as CSSProperties}
      >
        {width > 0 ? (
          <svg
            width={width}
            height={bottom + AXIS}
            viewBox={`0 0 ${width} ${bottom + AXIS}`}
            aria-hidden="true"
            {...chartWords({ kind: 'ranking', title: props.title, key: keyOf(lanes, rows) })}
          >
            {ticks.map((tick) => (
              <line key={tick} x1={scale(tick)} x2={scale(tick)} y1={0} y2={bottom} className={figure.grid} />
            ))}
            <line x1={scale(chance)} x2={scale(chance)} y1={0} y2={bottom} className={figure.dotted} />
            {rows.map((row, i) => (
              <g key={row.id} transform={`translate(0 ${i * height})`} data-row={row.id}>
                {row.id === activeId || row.id === selected ? (
                  <rect x={-8} width={width + 16} height={height} rx={6} className={interval.active} />
                ) : null}
                <text x={0} y={14} className={cx(figure.note, row.id === selected && figure.strong)}>
                  {row.name}
                </text>
                {lanes.map((lane, at) => (
                  <LaneMark
                    key={lane.id}
                    lane={lane}
                    value={row.values[at] ?? null}
                    hollow={row.hollow}
                    y={ROW_NAME + at * LANE + LANE / 2}
                    layout={layout}
                  />
                ))}
              </g>
            ))}
            <IntervalAxis
              scale={scale}
              ticks={ticks}
              chance={chance}
              chanceLabel={labels.chance}
              formatTick={props.formatTick}
              y={bottom + 14}
            />
          </svg>
        ) : null}
        <IntervalTable
          groups={said}
          labels={labels}
          selected={selected}
          onActive={setActive}
          onSelect={onSelect}
        />
      </div>
      {active ? (
        <ul className={styles.detail} aria-hidden="true">
          {lanes.map(({ id, name }, i) => (
            <li key={id}>
              <b>{active.name}</b> {laneText(name, active.values[i]?.detail ?? noneText)}
            </li>
          ))}
        </ul>
      ) : null}
    </Figure>
  );
}

/** The table says what the lanes have; it draws none. */
const NO_INTERVAL = { value: 0, low: 0, high: 0 };

interface LaneMarkProps {
  lane: Lane;
  value: LaneRow['values'][number];
  hollow: boolean;
  y: number;
  layout: LaneLayout;
}

/** One run's name, interval and value. What lies beyond the axis ends at it: the figures say how far it goes. */
function LaneMark({ lane, value, hollow, y, layout }: LaneMarkProps) {
  const { scale, left, right, valueEnd, letters } = layout;
  const { name, dash, emphasis } = lane;
  const inside = (x: number) => Math.max(left, Math.min(right, x));
  const line = { strokeWidth: emphasis ? 2.5 : 1.5, strokeDasharray: dash };
  const text = cx(figure.note, emphasis && figure.strong);
  return (
    <g className={styles.lane}>
      <line x1={0} x2={LANE_DASH} y1={y} y2={y} {...line} />
      <text x={LANE_DASH + 8} y={y + 4} className={text}>
        {shortened(name, letters)}
      </text>
      {value ? (
        <>
          <line x1={inside(scale(value.low))} x2={inside(scale(value.high))} y1={y} y2={y} {...line} />
          <circle
            cx={inside(scale(value.value))}
            cy={y}
            r={emphasis ? 4.5 : 3.5}
            className={hollow ? styles.hollow : styles.dot}
          />
        </>
      ) : null}
      <text x={valueEnd} y={y + 4} textAnchor="end" className={text}>
        {value?.text ?? '–'}
      </text>
    </g>
  );
}
