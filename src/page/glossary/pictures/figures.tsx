/** How an attack is judged. */
import { all, Chance, CURVE, Frame, ink, line, Mark, orange, quiet, Words } from './parts.tsx';
import { drawn } from './texts.ts';

export const figures = {
  interval: (
    <>
      <Chance x={70} />
      <Mark y={24} low={104} high={172} at={138} />
      <Mark y={50} low={58} high={122} at={90} />
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
        {drawn.few}
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
};
