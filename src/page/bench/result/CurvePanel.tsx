import { memo, type ReactNode, useDeferredValue, useMemo } from 'react';
import { RocChart, type RocCurve } from '../../../charts/RocChart.tsx';
import { ScoreHistogram } from '../../../charts/ScoreHistogram.tsx';
import { ATTACK_TITLES, type AttackName } from '../../../lab/attacks/catalogue.ts';
import { marks } from '../../../language/marks.ts';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { BelongingTag } from '../../common/BelongingTag.tsx';
import { texts as curveTexts } from '../../common/curveTexts.ts';
import { percent, percentRange, position, rate } from '../../common/format.ts';
import { GreetingPicture } from '../../common/GreetingPicture.tsx';
import { attackShown, curveOf, figuresAt, histogramOf, scoresOf } from '../../common/selectors.ts';
import { texts as commonTexts } from '../../common/texts.ts';
import { useDrawnHeight } from '../../common/useDrawnHeight.ts';
import { Term } from '../../glossary/Term.tsx';
import type { FinishedRun } from '../../state/runSlice.ts';
import { detailOf, greetingShown, thresholdOver } from '../../state/shown.ts';
import { useLab } from '../../state/store.ts';
import type { ResultTab } from '../../state/viewSlice.ts';
import { oracleThreshold, ownThreshold } from './thresholds.ts';

const useHeight = () => useDrawnHeight(120, 200);
const TABS: readonly { value: ResultTab; label: string }[] = [
  { value: 'linear', label: curveTexts.linear },
  { value: 'log', label: curveTexts.log },
  { value: 'scores', label: curveTexts.scores },
];
/** Drawn behind the attack in front, to compare with. */
const BEHIND: readonly AttackName[] = ['loss', 'supervised', 'clmia'];

export function CurvePanel() {
  const tab = useLab((state) => state.resultTab);
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  const last = useLab((state) => state.last);
  // A run's end draws much at once: its curves come in a task after that of its figures. Where there is none, none is shown.
  const deferred = useDeferredValue(last);
  const run = last && deferred;
  if (attacker) return <Scores run={run} />;
  return tab === 'scores' ? <Scores run={run} aside={SWITCH} /> : <Roc run={run} scale={tab} />;
}

function Switch() {
  const tab = useLab((state) => state.resultTab);
  const { look } = useLab.getState();
  return (
    <SegmentedControl
      compact
      label={curveTexts.tabs}
      options={TABS}
      value={tab}
      onChange={(value) => look({ resultTab: value })}
    />
  );
}

const SWITCH = <Switch />;

interface CurveProps {
  readonly run: FinishedRun | null;
}

const Roc = memo(function Roc({ run, scale }: CurveProps & { readonly scale: 'linear' | 'log' }) {
  const front = useLab(attackShown);
  const coming = useLab(greetingShown) !== null;
  const detail = detailOf(run);
  const { curves, floor } = useMemo(() => {
    const names = [...BEHIND.filter((name) => name !== front), front];
    const found = detail
      ? names.flatMap((name): (RocCurve & { nonMembers: number })[] => {
          const curve = curveOf(detail, name);
          return curve ? [{ id: name, name: ATTACK_TITLES[name], emphasis: name === front, ...curve }] : [];
        })
      : [];
    return { curves: found, floor: 1 / (found[0]?.nonMembers ?? 1) };
  }, [detail, front]);
  return (
    <RocChart
      title={
        <>
          <Term id="roc">{curveTexts.title}</Term> <BelongingTag run={run} />
        </>
      }
      aside={SWITCH}
      curves={curves}
      scale={scale}
      floor={floor}
      height={useHeight()}
      labels={curveTexts}
      formatRate={rate}
      readout={(name, fpr, tpr) => curveTexts.readout(name, percent(fpr), percent(tpr))}
      emptyText={coming ? commonTexts.loading : curveTexts.empty}
      {...(coming && front === 'clmia' && scale === 'log' && { picture: <GreetingPicture name="roc" /> })}
    />
  );
});

const HALF = 0.5;

const Scores = memo(function Scores({ run, aside }: CurveProps & { readonly aside?: ReactNode }) {
  const front = useLab(attackShown);
  const coming = useLab(greetingShown) !== null;
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  const detail = detailOf(run);
  const attack = detail ? scoresOf(detail, front) : undefined;
  const chosen = useLab((state) => thresholdOver(state, attack));
  const { look } = useLab.getState();
  const histogram = useMemo(() => detail && histogramOf(detail, front), [detail, front]);
  const { own, oracle } = useMemo(
    () =>
      attack ? { own: ownThreshold(attack), oracle: oracleThreshold(attack) } : { own: null, oracle: null },
    [attack],
  );
  const threshold = chosen ?? own ?? defaultThreshold(histogram?.edges);
  const marks = [
    { name: curveTexts.own, value: own },
    { name: curveTexts.oracle, value: attacker ? null : oracle },
  ].flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]));
  const at = useMemo(
    () => (detail ? figuresAt(detail, front, threshold) : undefined),
    [detail, front, threshold],
  );
  const span = histogram ? histogram.edges.at(-1)! - histogram.edges[0]! : 1;
  const everyone = histogram?.members.map((count, i) => count + histogram.nonMembers[i]!);
  return (
    <ScoreHistogram
      title={
        <>
          <Term id="scores">{curveTexts.scoresTitle}</Term> <small>{ATTACK_TITLES[front]}</small>{' '}
          <BelongingTag run={run} />
        </>
      }
      aside={aside}
      edges={histogram?.edges ?? []}
      series={
        !histogram || !everyone
          ? []
          : attacker
            ? [{ name: commonTexts.unknown, counts: everyone, mark: 'grey' }]
            : [
                { name: commonTexts.members, counts: histogram.members, mark: 'filled' },
                { name: commonTexts.nonMembers, counts: histogram.nonMembers, mark: 'hollow' },
              ]
      }
      threshold={threshold}
      onThreshold={(value) => look({ threshold: attack ? { of: attack, value } : null })}
      thresholdLabel={curveTexts.threshold}
      marks={marks}
      format={(value) => position(value, span)}
      {...(at &&
        !attacker && {
          tprText: curveTexts.found(percent(at.tpr)),
          fprText: curveTexts.alarms(percent(at.fpr), at.falsePositives),
          description: describe(
            percentRange(at.balancedAccuracy),
            chosen === null && own !== null,
            marks.map(({ name, value }) => `${name} ${position(value, span)}`),
          ),
        })}
      xLabel={curveTexts.scoreAxis(ATTACK_TITLES[front])}
      height={useHeight()}
      emptyText={coming ? commonTexts.loading : curveTexts.empty}
    />
  );
});

function describe(balanced: string, own: boolean, named: readonly string[]): string {
  return [
    own ? curveTexts.atOwn(balanced) : curveTexts.at(balanced),
    curveTexts.thresholds(named.join(marks.comma)),
    curveTexts.oracleMeans,
  ].join(marks.stop);
}

/** A probability's natural threshold, or the middle of other scores. */
function defaultThreshold(edges: Float64Array | undefined): number {
  if (!edges) return HALF;
  const [low = 0] = edges;
  const high = edges.at(-1) ?? 1;
  return low < HALF && HALF < high ? HALF : (low + high) / 2;
}
