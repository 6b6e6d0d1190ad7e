/** What a run depends on. */
import { Arrow, ink, line, quiet, Words } from './parts.tsx';
import { drawn } from './texts.ts';

export const computing = {
  dice: (
    <>
      <rect x="40" y="16" width="40" height="40" rx="7" fill="none" stroke={ink} strokeWidth="1.75" />
      {[
        [50, 26],
        [60, 36],
        [70, 46],
      ].map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r="3.5" fill={ink} />
      ))}
      <Arrow x={88} y={36} to={106} />
      <Words x={167} y={41} size={13} tone={ink}>
        0.3812 0.0754…
      </Words>
    </>
  ),
  engine: (
    <>
      <rect x="82" y="12" width="56" height="48" rx="5" fill="var(--wash)" stroke={ink} strokeWidth="1.5" />
      <path d="M72 22h10M72 36h10M72 50h10M138 22h10M138 36h10M138 50h10" stroke={ink} strokeWidth="1.5" />
      <Words x={110} y={41} size={14} tone={ink}>
        {drawn.precision}
      </Words>
    </>
  ),
  tag: (
    <>
      <path d="M30 40H190" stroke={line} strokeWidth="3" strokeLinecap="round" />
      <circle cx="92" cy="40" r="7" fill={ink} />
      <path d="M92 30v-8" stroke={quiet} />
      <Words x={92} y={16}>
        {drawn.published}
      </Words>
    </>
  ),
};
