/** The share link: the whole experiment as readable `path=value` pairs, versioned, defaults left out. */
import { DEFAULT_EXPERIMENT, type Experiment } from './experiment.ts';
import { changedPairs, type Problem, shortened, withPairs } from './experimentText.ts';

const LINK_VERSION = '1';

/** What stands in a link beside the experiment; the page gives these their meaning. */
export const LINK_EXTRAS = ['embed', 'hide', 'result', 'run'] as const;
export type LinkExtra = (typeof LINK_EXTRAS)[number];

export interface ParsedLink {
  readonly experiment: Experiment;
  readonly extras: Partial<Record<LinkExtra, string>>;
  readonly problems: readonly Problem[];
}

function isExtra(key: string): key is LinkExtra {
  return (LINK_EXTRAS as readonly string[]).includes(key);
}

/** @returns `#v=1&path=value…` */
export function formatLink(experiment: Experiment, extras: Partial<Record<LinkExtra, string>> = {}): string {
  const pairs = [['v', LINK_VERSION], ...changedPairs(experiment), ...Object.entries(extras)];
  return `#${pairs.map(([key, value]) => `${key}=${encodeURIComponent(value!).replaceAll('%2C', ',')}`).join('&')}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Never throws: a refused part is named in `problems`, and everything else in the link is kept.
 * @param base what the link leaves out
 */
export function parseLink(hash: string, base: Experiment = DEFAULT_EXPERIMENT): ParsedLink {
  const extras: Partial<Record<LinkExtra, string>> = {};
  const problems: Problem[] = [];
  const pairs: [string, string][] = [];
  for (const part of hash.replace(/^#/, '').split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const key = decoded(equals < 0 ? part : part.slice(0, equals));
    const value = equals < 0 ? '' : decoded(part.slice(equals + 1));
    if (key === 'v') {
      if (value !== LINK_VERSION)
        problems.push({ path: 'v', value: shortened(value), allowed: LINK_VERSION });
    } else if (isExtra(key)) {
      extras[key] = value;
    } else {
      pairs.push([key, value]);
    }
  }
  const { experiment, problems: refused } = withPairs(base, pairs);
  return { experiment, extras, problems: [...problems, ...refused] };
}
