/** What being a member comes to. */
import {
  Arrow,
  all,
  Bars,
  blue,
  ink,
  line,
  Member,
  Other,
  orange,
  quiet,
  SURE,
  Tile,
  UNSURE,
  Words,
} from './parts.tsx';
import { drawn } from './texts.ts';

export const membership = {
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
        {drawn.trained}
      </Words>
      <Words x={162} y={12}>
        {drawn.not}
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
        {drawn.shirt}
      </Words>
      <Tile x={97} y={10} noisy />
      <Words x={110} y={56} tone={orange}>
        {drawn.shoe}
      </Words>
      <Tile x={150} y={10} />
      <Words x={163} y={56} tone={ink}>
        {drawn.shirt}
      </Words>
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
};
