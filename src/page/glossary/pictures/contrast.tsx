/** How the encoder learns without a label, and what it has learnt. */
import {
  all,
  Bars,
  INNER,
  ink,
  line,
  Member,
  Net,
  Other,
  OUTER,
  quiet,
  Ring,
  Tile,
  Unknown,
  Words,
} from './parts.tsx';
import { drawn } from './texts.ts';

export const contrast = {
  dropout: (
    <>
      <Net x={22} y={9} dropped />
      <Net x={86} y={9} dropped off={[4]} />
      <Net x={150} y={9} dropped off={[18, 34]} />
    </>
  ),
  pair: (
    <>
      <Tile x={26} y={22} />
      <path d="M58 30L84 22M58 40L84 50" stroke={quiet} strokeWidth="1.5" />
      <circle cx="94" cy="20" r="6" fill={ink} />
      <circle cx="94" cy="52" r="6" fill={ink} />
      <path d="M94 28v16" stroke={ink} strokeWidth="1.5" strokeDasharray="2 2" />
      <circle cx="160" cy="16" r="6" fill="none" stroke={quiet} />
      <circle cx="182" cy="36" r="6" fill="none" stroke={quiet} />
      <circle cx="158" cy="58" r="6" fill="none" stroke={quiet} />
    </>
  ),
  pull: (
    <>
      <circle cx="92" cy="36" r="6" fill={ink} />
      <circle cx="128" cy="36" r="6" fill={ink} />
      <path d="M101 36h6m-3 -3l3 3l-3 3M119 36h-6m3 -3l-3 3l3 3" fill="none" stroke={ink} strokeWidth="1.5" />
      <circle cx="48" cy="16" r="6" fill="none" stroke={quiet} />
      <circle cx="176" cy="58" r="6" fill="none" stroke={quiet} />
      <path
        d="M82 31L60 21m1 5l-1 -5l5 -1M138 41L162 52m-1 -5l1 5l-5 1"
        fill="none"
        stroke={quiet}
        strokeWidth="1.5"
      />
    </>
  ),
  temperature: (
    <>
      <Words x={56} y={14}>
        {drawn.smallTau}
      </Words>
      <Bars x={30} y={20} values={[0.95, 0.22, 0.08, 0.04, 0.03]} hot={0} />
      <Words x={162} y={14}>
        {drawn.largeTau}
      </Words>
      <Bars x={136} y={20} values={[0.5, 0.42, 0.36, 0.3, 0.26]} hot={0} />
    </>
  ),
  map: (
    <>
      {all(
        Other,
        OUTER.map(([x, y]) => [x + 20, y] as const),
      )}
      {all(
        Member,
        INNER.map(([x, y]) => [x + 20, y] as const),
      )}
    </>
  ),
  axes: (
    <>
      <ellipse
        cx="110"
        cy="36"
        rx="58"
        ry="18"
        transform="rotate(-14 110 36)"
        fill={quiet}
        fillOpacity="0.12"
        stroke={line}
      />
      <path d="M56 50L164 22" stroke={ink} strokeWidth="1.5" />
      <path d="M105 18L115 54" stroke={quiet} strokeWidth="1.5" />
      {all(Unknown, [
        [78, 40],
        [98, 44],
        [124, 30],
        [140, 24],
        [112, 26],
      ])}
    </>
  ),
  ringed: (
    <>
      {all(Unknown, [
        [46, 22],
        [70, 52],
        [110, 18],
        [130, 54],
        [172, 46],
        [154, 20],
      ])}
      {all(Ring, [
        [88, 34],
        [190, 24],
      ])}
      <Member x={88} y={34} />
      <Other x={190} y={24} />
    </>
  ),
};
