import { useEffect, useState } from 'react';
import { STAGES, stageOf } from '../../lab/stages/catalogue.ts';
import { percentRange } from '../common/format.ts';
import { useLab } from '../state/store.ts';
import { texts } from './texts.ts';

/** A stage that ends sooner is not worth a sentence. */
const LASTING_MS = 1500;
/** While a slider is dragged, one result follows upon another: only the one that stays is told. */
const STAYING_MS = 700;

/** Stages that last and the end of a run for those who listen; never a single loss. A failure's notice speaks for itself. */
export function Announced() {
  const status = useLab((state) => state.status);
  const last = useLab((state) => state.last);
  const isHidden = useLab((state) => state.viewpoint === 'attacker');
  const running = useLab(({ attempt }) =>
    status === 'running' ? STAGES.findLast((stage) => attempt?.stages[stage].state === 'running') : undefined,
  );
  const stage = useLasting(running, status === 'running', LASTING_MS);
  const isFirst = last?.recorded != null;
  const result = useLasting(last ?? undefined, status === 'finished', STAYING_MS);
  const clmia = result?.report.attacks.find(({ name }) => name === 'clmia');
  switch (status) {
    case 'running':
      return stage ? texts.announce.running(stageOf(stage).title) : isFirst ? texts.announce.first : '';
    case 'paused':
      return texts.announce.paused;
    case 'stopped':
      return texts.announce.stopped;
    case 'finished':
      if (!clmia) return '';
      // The attacker is not told how often they are right.
      return isHidden ? texts.announce.doneHidden : texts.announce.done(percentRange(clmia.balancedAccuracy));
    default:
      return '';
  }
}

/** The last value that stayed for so long while it counted; null: none has. */
function useLasting<Value>(value: Value | undefined, counts: boolean, ms: number): Value | null {
  const [lasting, setLasting] = useState<Value | null>(null);
  useEffect(() => {
    if (!counts) setLasting(null);
  }, [counts]);
  useEffect(() => {
    if (!counts || value === undefined) return;
    const timer = setTimeout(() => setLasting(value), ms);
    return () => clearTimeout(timer);
  }, [value, counts, ms]);
  return lasting;
}
