/** What attacks and controls go by. */
import {
  ALSO_UNSURE,
  Arrow,
  all,
  Bars,
  blue,
  hill,
  ink,
  Member,
  Net,
  Other,
  orange,
  Piles,
  quiet,
  SURE,
  Tile,
  UNSURE,
  Unknown,
  Words,
} from './parts.tsx';
import { drawn } from './texts.ts';

export const attacks = {
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
  piles: <Piles />,
  threshold: (
    <>
      <Piles />
      <path d="M110 8V66" stroke={ink} strokeWidth="1.75" />
      <Words x={62} y={12}>
        {drawn.no}
      </Words>
      <Words x={160} y={12}>
        {drawn.member}
      </Words>
    </>
  ),
  twins: (
    <>
      <Net x={26} y={9} />
      <Words x={110} y={40} size={16}>
        {drawn.minus}
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
  likelihoods: (
    <>
      <path d={hill(80, 20, 46, 60)} fill="none" stroke={blue} strokeWidth="1.75" />
      <path d={hill(146, 20, 46, 60)} fill={orange} fillOpacity="0.22" stroke={orange} strokeWidth="1.75" />
      <path d="M20 60.5H200" stroke={quiet} />
      <path d="M132 8V66" stroke={ink} strokeWidth="1.5" />
      <Words x={80} y={11}>
        {drawn.without}
      </Words>
      <Words x={160} y={11}>
        {drawn.with}
      </Words>
    </>
  ),
};
