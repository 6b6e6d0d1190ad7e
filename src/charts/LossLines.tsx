import { memo } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { EdgeTick, SideTick } from './LossTicks.tsx';
import { LossTip } from './LossTip.tsx';
import { LOSS_MARGIN, type LossLinesProps, SIDE_TICKS } from './lossRows.ts';
import { toneColour, toneDash } from './tones.ts';

/** The lines of trainings, to be read off with the pointer or the arrow keys: drawn again only when one of them has grown. */
export const LossLines = memo(function LossLines(props: LossLinesProps) {
  const { width, height, rows, series, end, xLabel, format, reference, label } = props;
  const [domain, ticks] = [[...props.domain], [...props.ticks]];
  return (
    <LineChart width={width} height={height} data={rows} margin={LOSS_MARGIN} aria-label={label}>
      <CartesianGrid vertical={false} horizontalValues={ticks} stroke="var(--line)" />
      <XAxis
        dataKey="x"
        type="number"
        domain={[rows[0]?.x ?? 0, end]}
        ticks={[rows[0]?.x ?? 0, end]}
        tick={<EdgeTick label={xLabel} end={end} />}
        tickLine={false}
        axisLine={{ stroke: 'var(--line-2)' }}
        height={20}
        interval={0}
      />
      <YAxis
        domain={domain}
        ticks={ticks}
        tick={<SideTick label={format} />}
        tickLine={false}
        axisLine={false}
        width={SIDE_TICKS}
        interval={0}
      />
      {reference ? (
        <ReferenceLine
          y={reference.value}
          stroke="var(--edge)"
          strokeDasharray="2 3"
          label={{
            value: reference.label,
            position: 'insideTopRight',
            fill: 'var(--ink-2)',
            fontSize: 'var(--text-xs)',
          }}
        />
      ) : null}
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: 'var(--edge)' }}
        content={<LossTip series={series} format={format} xLabel={xLabel} />}
      />
      {series.map((one, index) => (
        <Line
          key={one.name}
          dataKey={`y${index}`}
          name={one.name}
          stroke={toneColour(one.tone)}
          strokeOpacity={one.faint ? 'var(--faint)' : 1}
          strokeWidth={one.faint ? 1.25 : 1.75}
          strokeDasharray={one.faint ? '4 3' : toneDash(one.tone)}
          dot={rows.length === 1}
          activeDot={{ r: 3.5, strokeWidth: 0 }}
          isAnimationActive={false}
          connectNulls
        />
      ))}
    </LineChart>
  );
});
