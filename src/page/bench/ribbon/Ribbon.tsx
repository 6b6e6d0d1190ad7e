import { useMemo } from 'react';
import type { Experiment } from '../../../lab/experiment/experiment.ts';
import { referencesOf } from '../../../lab/stages/experimentParts.ts';
import { ProgressRibbon, type RibbonStage, type StageState } from '../../../ui/ProgressRibbon.tsx';
import { count, percent, seconds, short } from '../../common/format.ts';
import { TermCover } from '../../glossary/Term.tsx';
import { stagesRun } from '../../state/shown.ts';
import { everyStage, WAITING } from '../../state/stageProgress.ts';
import { useLab } from '../../state/store.ts';
import styles from './Ribbon.module.css';
import { type RibbonGroup, ribbonProgress, staleStages } from './ribbonProgress.ts';
import { texts } from './texts.ts';
import { useClock } from './useClock.ts';

const about: Record<RibbonGroup, (experiment: Experiment) => string> = {
  data: (experiment) => texts.examples(count(experiment.dataset.membersPerModel)),
  target: ({ target }) => texts.epochs(target.epochs),
  shadow: ({ shadow }) => texts.dropout(shadow.dropoutRate.toFixed(2)),
  views: ({ views }) => texts.passes(views.count),
  encoder: ({ contrastive }) => texts.temperature(short(contrastive.temperature)),
  head: ({ head }) =>
    texts.known(percent(head.labelFraction.members, head.labelFraction.members < 0.1 ? 1 : 0)),
  scores: (experiment) => texts.attacks(experiment.attacks.length, referencesOf(experiment)),
};

const NOT_BEGUN = everyStage(() => WAITING);
const SAID: readonly StageState[] = ['remembered', 'paused', 'stopped', 'failed'];

function ending(state: StageState, time: number | null, left: number | null): string {
  if (state === 'running') return left === null ? '' : texts.left(seconds(left));
  if (state === 'stale') return texts.again;
  if (SAID.includes(state)) return texts.states[state];
  return state === 'done' && time !== null ? seconds(time) : '';
}

export function Ribbon() {
  const run = useLab(stagesRun);
  const onPage = useLab((state) => state.experiment);
  const glow = useLab((state) => state.glow);
  const status = useLab((state) => state.status);
  const running = status === 'running';
  const now = useClock(running);
  const active = running || status === 'paused';
  const stale = useMemo(
    () => (active ? [] : staleStages(run?.experiment ?? null, onPage)),
    [active, run, onPage],
  );
  // Until it has been ordered to follow, a run under way is of its own settings.
  const experiment = active && run ? run.experiment : onPage;
  const recorded = run?.recorded != null;
  const shown = ribbonProgress(run?.stages ?? NOT_BEGUN, glow, stale, now, status).map(
    ({ group, state, progress, seconds: time, left, glow: lit }): RibbonStage => {
      const end = recorded && state === 'done' ? texts.recorded : ending(state, time, left);
      return {
        id: group,
        label: texts.names[group],
        detail:
          state === 'elsewhere'
            ? texts.states.elsewhere
            : end
              ? `${about[group](experiment)} · ${end}`
              : about[group](experiment),
        state,
        progress,
        glow: lit,
        cover: <TermCover id={group} label={texts.about(texts.names[group])} />,
      };
    },
  );
  return (
    <ProgressRibbon
      className={styles.ribbon ?? ''}
      label={texts.label}
      stages={shown}
      stateLabels={texts.states}
    />
  );
}
