/** Says how much each attack has changed since the run before. */
import { type JudgedRun, judgedRun } from './brought.ts';
import { changesBetween } from './changesBetween.ts';
import { useLab } from './store.ts';

const reportOf = (run: Pick<JudgedRun, 'report'> | null) => run?.report ?? null;

async function compare(to: JudgedRun, from: JudgedRun, isWanted: () => boolean): Promise<void> {
  const of = await changesBetween(to, from, isWanted);
  if (of) useLab.getState().setChanges({ from: from.report, to: to.report, of });
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
