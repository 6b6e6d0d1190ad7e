import { useLab } from '../state/store.ts';
import { texts } from './texts.ts';

/** What the lesson waits for, and what there is to see meanwhile. */
export function Training() {
  const isPaused = useLab((state) => state.status === 'paused');
  return <p>{isPaused ? texts.run.paused : texts.run.running}</p>;
}
