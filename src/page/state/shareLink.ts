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
  const { problems, furtherProblems } = refusals;
  const { experiment } = parsed;
  return {
    ...parsed,
    // With a setting refused the page shows another experiment than the sender's.
    sender: sender && parsed.problems.length === 0 ? { ...sender, experiment } : null,
    ...shown,
    problems,
    furtherProblems,
  };
}

export function headline(report: RunResult): Headline | null {
  return report.attacks.find(({ name }) => name === 'clmia')?.balancedAccuracy ?? null;
}

export interface ShareOptions {
  readonly result: Headline | null;
  readonly embed: boolean;
  readonly hideControls: boolean;
  /** Pinned experiments, as one text. */
  readonly pins?: string | undefined;
  /** Two experiments that are shown side by side, as one text. */
  readonly ab?: string | undefined;
}

export function shareHash(
  experiment: Experiment,
  { result, embed, hideControls, pins, ab }: ShareOptions,
): string {
  const percent = (value: number) => (100 * value).toFixed(1);
  const extras: Partial<Record<LinkExtra, string>> = {
    ...(result && { result: [result.value, result.low, result.high].map(percent).join('-') }),
    ...(hideControls && { hide: FLAGS.hide }),
    ...(embed && { embed: FLAGS.embed }),
    ...(pins && { pins }),
    ...(ab && { ab }),
  };
  return formatLink(experiment, extras);
}
