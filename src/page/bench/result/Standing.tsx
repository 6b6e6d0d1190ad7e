import { useMemo, useState } from 'react';
import { attackShown } from '../../common/selectors.ts';
import type { FinishedRun } from '../../state/runSlice.ts';
import { beforeShown } from '../../state/shown.ts';
import { useLab } from '../../state/store.ts';
import { AttackFigures } from './AttackFigures.tsx';
import { Ranking } from './Ranking.tsx';
import { rankingGroups } from './rankingRows.ts';

/** How all attacks did, and more of the one that is looked at: hovered, focused, or in front. */
export function Standing({ run }: { run: FinishedRun }) {
  const { report } = run;
  const extraRows = useLab((state) => state.extraRows);
  const front = useLab(attackShown);
  const [activeId, setActive] = useState<string | null>(null);
  const before = useLab(beforeShown);
  const changes = useLab(({ changes: all }) =>
    all?.to === report && all.from === before?.report ? all : null,
  );
  const groups = useMemo(
    () =>
      rankingGroups(
        report.attacks,
        extraRows.filter(({ of }) => of === report),
        before && { figures: before.report.attacks, changeOf: (name) => changes?.of.get(name) },
      ),
    [report, extraRows, before, changes],
  );
  const rows = groups.flatMap((group) => group.rows);
  const row = rows.find(({ id }) => id === activeId) ?? rows.find(({ id }) => id === front);
  return (
    <>
      <Ranking groups={groups} before={before} experiment={run.experiment} onActive={setActive} />
      {row ? <AttackFigures row={row} report={report} /> : null}
    </>
  );
}
