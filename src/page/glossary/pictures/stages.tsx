/** What each stage does. */
import {
  Arrow,
  all,
  Bars,
  ink,
  line,
  Member,
  Net,
  Other,
  orange,
  quiet,
  Ring,
  Tile,
  UNSURE,
  Unknown,
  Words,
} from './parts.tsx';
import { drawn } from './texts.ts';

export const stages = {
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
        {drawn.pass(1)}
      </Words>
      <Words x={170} y={58}>
        {drawn.pass(2)}
      </Words>
    </>
  ),
  overlap: (
    <>
      <circle cx="92" cy="36" r="28" fill={quiet} fillOpacity="0.15" stroke={quiet} />
      <circle cx="128" cy="36" r="28" fill={orange} fillOpacity="0.18" stroke={orange} />
      <Words x={44} y={40}>
        {drawn.view}
      </Words>
      <Words x={186} y={40}>
        {drawn.isMember}
      </Words>
      <Words x={110} y={40} tone={ink}>
        {drawn.bits}
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
};
