import type { MeanInterval } from '../../lab/evaluation/meanInterval.ts';
import styles from './LeaveOut.module.css';

const part = (share: number) => `${100 * Math.max(0, Math.min(1, share))}%`;

/** A memorisation with its interval, from 0 to 1. What lies below 0 is drawn as an arrow there: the figures say how far it goes. */
export function MemorisedTrack({ value, low, high }: MeanInterval) {
  return (
    <span className={styles.track} aria-hidden="true">
      {low === null || high === null ? null : (
        <>
          <span className={styles.path} style={{ left: part(low), right: `calc(100% - ${part(high)})` }} />
          {low < 0 ? (
            <svg className={styles.beyond} viewBox="0 0 6 9" aria-hidden="true">
              <path d="M5,1L1.5,4.5L5,8" />
            </svg>
          ) : null}
        </>
      )}
      <span className={styles.dot} data-world="with" style={{ left: part(value) }} />
    </span>
  );
}
