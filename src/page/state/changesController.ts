/** Says how much each attack has changed since the run before: one attack after the other, so that the page answers in between. */
import type { AttackName } from '../../lab/attacks/catalogue.ts';
import type { Change } from '../../lab/evaluation/change.ts';
import { type JudgedRun, judgedIn, judgedRun } from './brought.ts';
import { lateCode } from './lateCode.ts';
import { useLab } from './store.ts';
import { onTurn } from './turns.ts';

const loadChange = lateCode(() => import('../../lab/evaluation/change.ts'));

const turn = () => new Promise<void>((resolve) => onTurn(resolve));

const reportOf = (run: Pick<JudgedRun, 'report'> | null) => run?.report ?? null;

async function compare(to: JudgedRun, from: JudgedRun, isWanted: () => boolean): Promise<void> {
  const { changeOf, hasSameSets } = await loadChange();
  const sameSets = hasSameSets(to.report, from.report);
  const of = new Map<AttackName, Change>();
  for (const { name } of to.report.attacks) {
    await turn();
    if (!isWanted()) return;
    const [now, before] = [judgedIn(to, name), judgedIn(from, name)];
    if (now && before) of.set(name, changeOf(now, before, sameSets));
  }
  useLab.getState().setChanges({ from: from.report, to: to.report, of });
}

export function followChanges(): void {
  useLab.subscribe(({ last, before, setChanges }, was) => {
    if (reportOf(last) === reportOf(was.last) && before === was.before) return;
    setChanges(null);
    if (!last || !before) return;
    const isWanted = () =>
      reportOf(useLab.getState().last) === last.report && useLab.getState().before === before;
    // Without the code the marks of before stand without their differences.
    void compare(judgedRun(last), before, isWanted).catch(() => undefined);
  });
}
