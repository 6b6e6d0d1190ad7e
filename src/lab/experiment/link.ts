/** The share link: the whole experiment as readable `path=value` pairs, versioned, defaults left out. */
import { DEFAULT_EXPERIMENT, type Experiment } from './experiment.ts';
import { changedPairs, type Problem, shortened, withPair } from './experimentText.ts';
import { decoded, mended } from './mangledLink.ts';
import { NO_REFUSALS, type Refusals, withRefusal } from './refusals.ts';

const LINK_VERSION = '1';

/** What stands in a link beside the experiment; the page gives these their meaning. */
export const LINK_EXTRAS = ['ab', 'by', 'embed', 'hide', 'pins', 'result', 'run'] as const;
export type LinkExtra = (typeof LINK_EXTRAS)[number];

export interface ParsedLink extends Refusals {
  readonly experiment: Experiment;
  readonly extras: Partial<Record<LinkExtra, string>>;
}

function isExtra(key: string): key is LinkExtra {
  return (LINK_EXTRAS as readonly string[]).includes(key);
}

/** Signs that may stand in a hash as they are. */
const readable = (encoded: string) => encoded.replace(/%(2C|2F|3A|3B)/g, decodeURIComponent);

/** One pair of a hash. */
export const pairText = (key: string, value: string) => `${key}=${readable(encodeURIComponent(value))}`;

/** @returns `#v=1&path=value…` */
export function formatLink(experiment: Experiment, extras: Partial<Record<LinkExtra, string>> = {}): string {
  const pairs = [['v', LINK_VERSION], ...changedPairs(experiment), ...Object.entries(extras)];
  return `#${pairs.map(([key, value]) => pairText(key!, value!)).join('&')}`;
}

/** The pairs of a hash, decoded as far as they can be. */
export function* pairsOf(hash: string): Generator<[key: string, value: string]> {
  for (const part of mended(hash).split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    if (equals < 0) yield [decoded(part), ''];
    else yield [decoded(part.slice(0, equals)), decoded(part.slice(equals + 1))];
  }
}

/** The link as it came, but for one of the extras and for what it took harm from. @param value null: without it */
export function withExtra(hash: string, extra: LinkExtra, value: string | null): string {
  const parts = mended(hash).split('&');
  const others = parts.filter((part) => decoded(part.replace(/=.*/s, '')) !== extra);
  return `#${[...others, ...(value === null ? [] : [pairText(extra, value)])].join('&')}`;
}

/**
 * Never throws: a refused part is named in `problems`, and everything else in the link is kept. Of what stands twice, the
 * last counts.
 * @param base what the link leaves out
 */
export function parseLink(hash: string, base: Experiment = DEFAULT_EXPERIMENT): ParsedLink {
  let experiment = base;
  const extras: Partial<Record<LinkExtra, string>> = {};
  let refusals = NO_REFUSALS;
  const refuse = (problem: Problem) => {
    refusals = withRefusal(refusals, problem);
  };
  for (const [key, value] of pairsOf(hash)) {
    if (isExtra(key)) extras[key] = value;
    else if (key !== 'v') experiment = withPair(experiment, key, value, refuse);
    else if (value !== LINK_VERSION) refuse({ path: 'v', value: shortened(value), allowed: LINK_VERSION });
  }
  return { experiment, extras, ...refusals };
}
