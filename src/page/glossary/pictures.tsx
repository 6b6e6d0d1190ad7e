/** The cards' small pictures, by the name that a term gives. */
import type { ReactNode } from 'react';
import {
  ALSO_UNSURE,
  Arrow,
  all,
  Bars,
  blue,
  Chance,
  CURVE,
  Frame,
  HEIGHT,
  hill,
  INNER,
  ink,
  line,
  Mark,
  Member,
  Net,
  Other,
  OUTER,
  orange,
  Piles,
  quiet,
  Ring,
  SURE,
  Tile,
  UNSURE,
  Unknown,
  WIDTH,
  Words,
} from './pictureParts.tsx';

const DRAWN = {
  tiles: (
    <>
      <Tile x={28} y={10} />
      <Tile x={62} y={28} />
      <Tile x={96} y={12} />
      <Tile x={130} y={30} />
      <Tile x={164} y={10} />
    </>
  ),
  split: (
    <>
      <Tile x={18} y={22} />
      <Arrow x={54} y={35} to={82} />
      {[96, 122, 152, 178].map((x) => (
        <rect key={x} x={x} y="14" width="22" height="42" rx="3" fill="var(--wash)" stroke={line} />
      ))}
      {all(Member, [
        [107, 26],
        [107, 44],
        [163, 26],
        [163, 44],
      ])}
      {all(Other, [
        [133, 26],
        [133, 44],
        [189, 26],
        [189, 44],
      ])}
    </>
  ),
  target: (
    <>
      <Tile x={20} y={22} />
      <Arrow x={54} y={35} to={74} />
      <rect x="80" y="6" width="64" height="58" rx="6" fill="var(--wash)" stroke={line} />
      <Net x={86} y={9} />
      <Arrow x={150} y={35} to={168} />
      <Bars x={177} y={14} values={[0.1, 0.9, 0.06, 0.1]} hot={1} />
    </>
  ),
  shadow: (
    <>
      <Tile x={20} y={22} />
      <Arrow x={54} y={35} to={74} />
      <rect x="80" y="6" width="64" height="58" rx="6" fill="none" stroke={quiet} strokeDasharray="4 3" />
      <Net x={86} y={9} dropped />
      <Arrow x={150} y={35} to={168} />
      <Bars x={177} y={14} values={[0.14, 0.8, 0.1, 0.12]} hot={1} />
    </>
  ),
  views: (
    <>
      <Tile x={22} y={22} />
      <path d="M54 30L84 20M54 40L84 50" stroke={quiet} strokeWidth="1.5" />
      <Bars x={96} y={-6} values={[0.08, 0.7, 0.14, 0.1]} hot={1} />
      <Bars x={96} y={30} values={[0.14, 0.6, 0.08, 0.2]} hot={1} />
      <Words x={170} y={22}>
        pass 1
      </Words>
      <Words x={170} y={58}>
        pass 2
      </Words>
    </>
  ),
  overlap: (
    <>
      <circle cx="92" cy="36" r="28" fill={quiet} fillOpacity="0.15" stroke={quiet} />
      <circle cx="128" cy="36" r="28" fill={orange} fillOpacity="0.18" stroke={orange} />
      <Words x={44} y={40}>
        view
      </Words>
      <Words x={186} y={40}>
        member?
      </Words>
      <Words x={110} y={40} tone={ink}>
        bits
      </Words>
    </>
  ),
  encoder: (
    <>
      <Bars x={18} y={14} values={UNSURE} />
      <Arrow x={70} y={35} to={88} />
      <Net x={96} y={9} />
      <Arrow x={152} y={35} to={168} />
      {all(Unknown, [
        [182, 22],
        [196, 32],
        [184, 44],
        [200, 52],
      ])}
    </>
  ),
  head: (
    <>
      {all(Ring, [
        [34, 24],
        [50, 50],
      ])}
      <Member x={34} y={24} />
      <Other x={50} y={50} />
      {all(Unknown, [
        [22, 48],
        [56, 30],
      ])}
      <Arrow x={70} y={35} to={88} />
      <Net x={96} y={9} />
      <Arrow x={152} y={35} to={168} />
      {all(Member, [
        [182, 26],
        [198, 36],
      ])}
      {all(Other, [
        [184, 46],
        [202, 54],
      ])}
    </>
  ),
  twins: (
    <>
      <Net x={26} y={9} />
      <Words x={110} y={40} size={16}>
        minus
      </Words>
      <rect x="140" y="6" width="64" height="58" rx="6" fill="none" stroke={quiet} strokeDasharray="4 3" />
      <Net x={146} y={9} dropped off={[4, 18, 34, 48]} />
    </>
  ),
  blind: (
    <>
      <Tile x={26} y={22} />
      <Arrow x={60} y={35} to={84} />
      <rect x="92" y="16" width="44" height="38" rx="6" fill="none" stroke={quiet} strokeDasharray="4 3" />
      <path d="M98 22L130 48M130 22L98 48" stroke={quiet} />
      <Arrow x={142} y={35} to={164} />
      <Words x={188} y={40} size={14} tone={ink}>
        50 %
      </Words>
    </>
  ),
  references: (
    <>
      {[14, 78, 142].map((x, i) => (
        <g key={x}>
          <Net x={x + 4} y={2} />
          {i === 1 ? <Other x={x + 30} y={64} /> : <Member x={x + 30} y={64} />}
        </g>
      ))}
      <Words x={208} y={32} size={14}>
        K
      </Words>
    </>
  ),
  queries: (
    <>
      <Tile x={20} y={6} size={20} />
      <Tile x={44} y={26} size={20} noisy />
      <Tile x={20} y={46} size={20} noisy />
      <Arrow x={74} y={36} to={96} />
      <Net x={106} y={10} />
      <Arrow x={160} y={36} to={178} />
      <Words x={196} y={42} size={18} tone={ink}>
        ?
      </Words>
    </>
  ),
  piles: <Piles />,
  interval: (
    <>
      <Chance x={70} />
      <Mark y={24} low={104} high={172} at={138} />
      <Mark y={50} low={58} high={122} at={90} />
    </>
  ),
  question: (
    <>
      <Tile x={34} y={22} />
      <Arrow x={72} y={35} to={96} />
      <Words x={112} y={45} size={26} tone={ink}>
        ?
      </Words>
      <rect x="136" y="10" width="56" height="52" rx="6" fill="var(--wash)" stroke={line} />
      {all(Member, [
        [150, 24],
        [164, 24],
        [178, 24],
        [150, 48],
        [178, 48],
      ])}
    </>
  ),
  attacker: (
    <>
      <circle cx="36" cy="26" r="10" fill="none" stroke={ink} strokeWidth="1.75" />
      <path d="M16 60C18 42 54 42 56 60" fill="none" stroke={ink} strokeWidth="1.75" />
      <Arrow x={66} y={35} to={90} />
      <rect x="98" y="8" width="44" height="54" rx="6" fill={ink} />
      <Words x={120} y={41} size={18} tone="var(--bg)">
        ?
      </Words>
      <Arrow x={148} y={35} to={164} />
      <Bars x={173} y={14} values={[0.1, 0.9, 0.06, 0.1]} hot={1} />
    </>
  ),
  member: (
    <>
      <rect x="66" y="8" width="64" height="56" rx="6" fill="var(--wash)" stroke={line} />
      {all(Member, [
        [82, 24],
        [98, 24],
        [114, 24],
        [82, 48],
        [98, 48],
        [114, 48],
      ])}
      {all(Other, [
        [152, 24],
        [168, 36],
        [152, 48],
      ])}
    </>
  ),
  nonMember: (
    <>
      <rect x="40" y="8" width="48" height="56" rx="6" fill="var(--wash)" stroke={line} />
      {all(Member, [
        [56, 24],
        [72, 24],
        [56, 48],
        [72, 48],
      ])}
      {all(Other, [
        [116, 22],
        [136, 36],
        [116, 50],
        [158, 22],
        [158, 50],
      ])}
    </>
  ),
  memorised: (
    <>
      <Words x={62} y={12}>
        trained on it
      </Words>
      <Words x={162} y={12}>
        not
      </Words>
      <Bars x={42} y={22} values={SURE} hot={2} tone={orange} />
      <Bars x={142} y={22} values={UNSURE} hot={2} tone={blue} />
    </>
  ),
  gap: (
    <>
      <path d="M40 8V62H190" fill="none" stroke={quiet} />
      <path d="M40 56C70 20 110 14 190 12" fill="none" stroke={orange} strokeWidth="1.75" />
      <path
        d="M40 56C70 30 110 34 190 36"
        fill="none"
        stroke={blue}
        strokeWidth="1.75"
        strokeDasharray="4 2"
      />
      <path d="M182 15V33m-3 -3l3 3l3 -3M179 18l3 -3l3 3" fill="none" stroke={ink} />
    </>
  ),
  noisy: (
    <>
      <Tile x={44} y={10} />
      <Words x={57} y={56} tone={ink}>
        shirt
      </Words>
      <Tile x={97} y={10} noisy />
      <Words x={110} y={56} tone={orange}>
        shoe
      </Words>
      <Tile x={150} y={10} />
      <Words x={163} y={56} tone={ink}>
        shirt
      </Words>
    </>
  ),
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
        32 bit
      </Words>
    </>
  ),
  tag: (
    <>
      <path d="M30 40H190" stroke={line} strokeWidth="3" strokeLinecap="round" />
      <circle cx="92" cy="40" r="7" fill={ink} />
      <path d="M92 30v-8" stroke={quiet} />
      <Words x={92} y={16}>
        published
      </Words>
    </>
  ),
  softmax: (
    <>
      <Words x={48} y={26} tone={ink}>
        9.1
      </Words>
      <Words x={48} y={42} tone={ink}>
        2.4
      </Words>
      <Words x={48} y={58} tone={ink}>
        −3.0
      </Words>
      <Arrow x={78} y={38} to={104} />
      <Bars x={124} y={16} values={[0.96, 0.14, 0.04]} hot={0} />
    </>
  ),
  bars: <Bars x={88} y={18} values={SURE} hot={2} />,
  surer: (
    <>
      <Bars x={48} y={18} values={SURE} hot={2} />
      <Words x={110} y={42} size={18} tone={ink}>
        &gt;
      </Words>
      <Bars x={134} y={18} values={UNSURE} hot={2} />
    </>
  ),
  curve: (
    <>
      <path d="M52 8V62H180" fill="none" stroke={quiet} />
      <path d="M56 8C66 44 96 58 176 60" fill="none" stroke={ink} strokeWidth="1.75" />
      <Member x={150} y={57} />
      <Other x={66} y={31} />
    </>
  ),
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
        small τ
      </Words>
      <Bars x={30} y={20} values={[0.95, 0.22, 0.08, 0.04, 0.03]} hot={0} />
      <Words x={162} y={14}>
        large τ
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
  threshold: (
    <>
      <Piles />
      <path d="M110 8V66" stroke={ink} strokeWidth="1.75" />
      <Words x={62} y={12}>
        “no”
      </Words>
      <Words x={160} y={12}>
        “member”
      </Words>
    </>
  ),
  roc: (
    <>
      <Frame />
      <path d="M78 64L142 6" stroke={quiet} strokeDasharray="3 3" />
      <path d={CURVE} fill="none" stroke={ink} strokeWidth="1.75" />
    </>
  ),
  auc: (
    <>
      <path d={`${CURVE}V64Z`} fill={ink} fillOpacity="0.14" />
      <Frame />
      <path d={CURVE} fill="none" stroke={ink} strokeWidth="1.75" />
    </>
  ),
  corner: (
    <>
      <Frame />
      <path d={CURVE} fill="none" stroke={quiet} strokeWidth="1.5" />
      <path d="M86 6V64" stroke={orange} strokeDasharray="3 2" />
      <circle cx="86" cy="39" r="4.5" fill={ink} />
      <Words x={112} y={44} tone={ink}>
        few
      </Words>
    </>
  ),
  paired: (
    <>
      {[46, 74, 102, 130].map((x, i) => (
        <g key={x}>
          <path d={`M${x} ${20 + 4 * i}V${44 + 2 * i}`} stroke={line} strokeWidth="2" />
          <circle cx={x} cy={20 + 4 * i} r="4" fill={ink} />
          <circle cx={x} cy={44 + 2 * i} r="4" fill="var(--surface)" stroke={ink} strokeWidth="1.5" />
        </g>
      ))}
      <Mark y={36} low={158} high={198} at={178} />
    </>
  ),
  noise: (
    <>
      <Chance x={110} />
      <Mark y={36} low={74} high={164} at={119} />
      <Words x={128} y={14}>
        0
      </Words>
    </>
  ),
  diagonal: (
    <>
      <Frame />
      <path d="M78 64L142 6" stroke={quiet} strokeDasharray="3 3" />
      {all(
        ({ x, y }) => (
          <circle cx={x} cy={y} r="4" fill={ink} />
        ),
        [
          [88, 58],
          [102, 48],
          [116, 26],
          [130, 20],
        ],
      )}
    </>
  ),
  likelihoods: (
    <>
      <path d={hill(80, 20, 46, 60)} fill="none" stroke={blue} strokeWidth="1.75" />
      <path d={hill(146, 20, 46, 60)} fill={orange} fillOpacity="0.22" stroke={orange} strokeWidth="1.75" />
      <path d="M20 60.5H200" stroke={quiet} />
      <path d="M132 8V66" stroke={ink} strokeWidth="1.5" />
      <Words x={80} y={11}>
        without
      </Words>
      <Words x={160} y={11}>
        with
      </Words>
    </>
  ),
  scrambled: (
    <>
      <Bars x={18} y={14} values={ALSO_UNSURE} />
      <Arrow x={70} y={35} to={88} />
      <rect x="96" y="10" width="52" height="52" rx="6" fill="none" stroke={quiet} strokeDasharray="4 3" />
      <path
        d="M104 22C120 18 112 54 140 50M104 50C128 52 110 22 140 22M104 36C118 30 124 44 140 36"
        fill="none"
        stroke={quiet}
      />
      <Arrow x={154} y={35} to={170} />
      {all(Unknown, [
        [184, 22],
        [198, 34],
        [184, 46],
        [202, 54],
      ])}
    </>
  ),
} as const satisfies Record<string, ReactNode>;

export type PictureName = keyof typeof DRAWN;

/** It shows what the words beside it say. */
export function TermPicture({ name, className }: { name: PictureName; className?: string | undefined }) {
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={className} aria-hidden="true">
      {DRAWN[name]}
    </svg>
  );
}
