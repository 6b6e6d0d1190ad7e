/** What the chapters' runs took, as `scripts/bench/lessonTimes.mjs` measured it on the built page. */
import written from './measured.json' with { type: 'json' };

interface Measured {
  readonly date: string;
  readonly machine: string;
  readonly browser: string;
  readonly engine: string;
  /** Seconds of the chapter's own run, and of the one after its change. */
  readonly chapters: Readonly<Record<string, { readonly run: number; readonly change: number }>>;
}

export const measured: Measured = written;
