/** The page's address: the experiment, the sharer's headline, and how the page is to be shown. */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { shortened } from '../../lab/experiment/experimentText.ts';
import { formatLink, type LinkExtra, type ParsedLink, parseLink } from '../../lab/experiment/link.ts';
import { type Refusals, withRefusal } from '../../lab/experiment/refusals.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';

/** The sender's balanced accuracy and its interval, in 0..1. */
export interface Headline {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What a link says of its sender's result, and the experiment of that link, whole. */
export interface Sender extends Headline {
  readonly experiment: Experiment;
  /** That computed it; absent where the link, or an earlier page that made it, does not say. */
  readonly engine?: string;
}

export interface Address extends ParsedLink {
  readonly sender: Sender | null;
  readonly embed: boolean;
  readonly hideControls: boolean;
  readonly autorun: boolean;
}

function headlineOf(text: string | undefined): Headline | null | undefined {
  if (text === undefined) return null;
  const parts = text.split('-').map((part) => (/^\d+(\.\d+)?$/.test(part) ? Number(part) : Number.NaN));
  const [value = Number.NaN, low = Number.NaN, high = Number.NaN] = parts;
  const ordered = parts.length === 3 && low >= 0 && low <= value && value <= high && high <= 100;
  return ordered ? { value: value / 100, low: low / 100, high: high / 100 } : undefined;
}

/** One of this page's engines, or of another version's. */
const ENGINE = /^[a-z][a-z0-9-]{0,30}$/;

const FLAGS = { embed: '1', run: '1', hide: 'controls' } as const;

export function readAddress(hash: string): Address {
  const parsed = parseLink(hash);
  const { extras } = parsed;
  let refusals: Refusals = parsed;
  const refuse = (path: LinkExtra, value: string, allowed: string) => {
    refusals = withRefusal(refusals, { path, value: shortened(value), allowed });
  };
  const flag = (name: keyof typeof FLAGS) => {
    const value = extras[name];
    if (value !== undefined && value !== FLAGS[name]) refuse(name, value, FLAGS[name]);
    return value === FLAGS[name];
  };
  const shown = { embed: flag('embed'), hideControls: flag('hide'), autorun: flag('run') };
  const sender = headlineOf(extras.result);
  if (sender === undefined) refuse('result', extras.result ?? '', 'value-low-high in percent');
  const engine = ENGINE.test(extras.by ?? '') ? extras.by : undefined;
  if (extras.by !== undefined && engine === undefined) refuse('by', extras.by, "an engine's name");
  const { problems, furtherProblems } = refusals;
  const { experiment } = parsed;
  return {
    ...parsed,
    // With a setting refused the page shows another experiment than the sender's.
    sender:
      sender && parsed.problems.length === 0 ? { ...sender, experiment, ...(engine && { engine }) } : null,
    ...shown,
    problems,
    furtherProblems,
  };
}

export function headline(report: RunResult): Headline | null {
  return report.attacks.find(({ name }) => name === 'clmia')?.balancedAccuracy ?? null;
}

/** The engine that computed all of a result; undefined where a lost one was taken over from. */
export function engineOf({ engine, timing }: RunResult): string | undefined {
  return timing.stages.every((stage) => stage.engine === engine.backend) ? engine.backend : undefined;
}

export interface ShareOptions {
  readonly result: Headline | null;
  /** The engine that computed the result. */
  readonly by?: string | undefined;
  readonly embed: boolean;
  readonly hideControls: boolean;
  /** Pinned experiments, as one text. */
  readonly pins?: string | undefined;
  /** Two experiments that are shown side by side, as one text. */
  readonly ab?: string | undefined;
}

export function shareHash(
  experiment: Experiment,
  { result, by, embed, hideControls, pins, ab }: ShareOptions,
): string {
  const percent = (value: number) => (100 * value).toFixed(1);
  const extras: Partial<Record<LinkExtra, string>> = {
    ...(result && { result: [result.value, result.low, result.high].map(percent).join('-') }),
    ...(result && by && { by }),
    ...(hideControls && { hide: FLAGS.hide }),
    ...(embed && { embed: FLAGS.embed }),
    ...(pins && { pins }),
    ...(ab && { ab }),
  };
  return formatLink(experiment, extras);
}
