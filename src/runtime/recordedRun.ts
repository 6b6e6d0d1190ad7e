/** A finished run as a file: made by the command line, shown to a visitor before anything has been trained. */
import type { RunResult } from '../lab/pipeline/runResult.ts';
import { bytesOf, toBase64 } from './base64.ts';
import type { Candidates, RunDetail } from './protocol.ts';

export interface RecordedMeta {
  /** ISO date on which the run was made. */
  readonly date: string;
  readonly machine: string;
}

/** JSON with typed arrays as base64; the pictures lie in a file of their own that is fetched when one is shown. */
export interface RecordedFile {
  readonly version: 2;
  readonly meta: RecordedMeta;
  readonly report: RunResult;
  readonly detail: {
    readonly series: RunDetail['series'];
    readonly x: string;
    readonly y: string;
    readonly posteriors: string;
    readonly evaluated: string;
    readonly labelled: string;
    readonly attacks: readonly {
      readonly name: string;
      readonly scores: string;
      readonly decisions: string;
    }[];
  };
  /** Members first. */
  readonly candidates: Omit<Candidates, 'values' | 'labels' | 'members'> & { readonly labels: string };
}

const floats = (text: string) => new Float32Array(bytesOf(text).buffer);
const integers = (text: string) => new Int32Array(bytesOf(text).buffer);

/** Rounds the points of a curve: what is drawn needs no more. */
function shortSeries(series: RunDetail['series']): RunDetail['series'] {
  return Object.fromEntries(
    Object.entries(series).map(([name, { x, y }]) => [
      name,
      { x, y: y.map((value) => Number(value.toPrecision(5))) },
    ]),
  );
}

export function packRun(
  meta: RecordedMeta,
  report: RunResult,
  detail: RunDetail,
  candidates: Candidates,
): RecordedFile {
  const { values: _, members: __, labels, ...shape } = candidates;
  return {
    version: 2,
    meta,
    report,
    detail: {
      series: shortSeries(detail.series),
      x: toBase64(detail.embedding.x),
      y: toBase64(detail.embedding.y),
      posteriors: toBase64(detail.posteriors),
      evaluated: toBase64(detail.attacks[0]?.ids ?? new Int32Array()),
      labelled: toBase64(detail.labelled),
      attacks: detail.attacks.map(({ name, scores, decisions }) => ({
        name,
        scores: toBase64(Float32Array.from(scores)),
        decisions: toBase64(decisions),
      })),
    },
    candidates: { ...shape, labels: toBase64(labels) },
  };
}

export interface RecordedRun {
  readonly meta: RecordedMeta;
  readonly report: RunResult;
  readonly detail: RunDetail;
  /** Without pictures yet. */
  readonly candidates: Candidates;
}

/** What greets at once, in the page's HTML: figures and curves. */
export type Greeting = Pick<RecordedRun, 'meta' | 'report'> & Pick<RunDetail, 'series'>;

/** @throws Error when the file is of another version */
export function greetingOf({ version, meta, report, detail }: RecordedFile): Greeting {
  if (version !== 2) throw new Error(`recorded run of version ${version}; this page reads version 2`);
  return { meta, report, series: detail.series };
}

/** @throws Error when the file is of another version */
export function unpackRun(file: RecordedFile): RecordedRun {
  const { meta, report } = greetingOf(file);
  const { detail } = file;
  const { count } = file.candidates;
  const candidates: Candidates = {
    ...file.candidates,
    labels: bytesOf(file.candidates.labels),
    members: new Uint8Array(count).fill(1, 0, count / 2),
    values: new Uint8Array(),
  };
  const ids = integers(detail.evaluated);
  const members = Uint8Array.from(ids, (i) => candidates.members[i]!);
  const labels = Uint8Array.from(ids, (i) => candidates.labels[i]!);
  return {
    meta,
    report,
    detail: {
      series: detail.series,
      embedding: { x: floats(detail.x), y: floats(detail.y) },
      posteriors: floats(detail.posteriors),
      labelled: integers(detail.labelled),
      attacks: detail.attacks.map(({ name, scores, decisions }) => {
        const figures = report.attacks.find((attack) => attack.name === name);
        if (!figures) throw new Error(`recorded run names ${name} without figures`);
        return {
          name: figures.name,
          labelled: figures.labelled,
          scores: Float64Array.from(floats(scores)),
          decisions: bytesOf(decisions),
          members,
          labels,
          ids,
        };
      }),
    },
    candidates,
  };
}
