/** What of a pasted address is the share link: the part behind its hash sign. */
import { refused } from './badInput.ts';

const ALLOWED = 'a share link, whose part behind # holds the experiment';

/** As mail and chat programs put them around an address. */
const WRAPPING = /^[\s"'`<([]+|[\s"'`>)\]]+$/g;
/** A link that went through another's query has its signs encoded, maybe twice. */
const MOST_ENCODINGS = 3;
/** What mail and chat programs add to addresses; with `?` in front where they overlook the hash sign. */
const TRACKER = /^(utm_\w+|fbclid|gclid|mc_[ce]id)(=|%3D|$)/i;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const isAddress = (text: string) => /^[a-z][a-z0-9+.-]*:\/\//i.test(text);

/** Whether its own signs are encoded: a link has `=`, an address `://`, and the place where they meet `#`. */
function isEncoded(text: string): boolean {
  const [, part] = text.split('#');
  if (part !== undefined) return !part.includes('=') && /%(25)*3D/i.test(part);
  if (isAddress(text)) return /%(25)*23/i.test(text);
  return /^[^=]*%(25)*(3D|3A%(25)*2F)/i.test(text);
}

function plain(text: string): string {
  let at = text;
  for (let i = 0; i < MOST_ENCODINGS && isEncoded(at); i++) at = decoded(at);
  return at;
}

function withoutTrackers(part: string): string {
  const [own = '', ...added] = part.split('?');
  const kept = added.filter((one) => !TRACKER.test(one));
  return [own, ...kept]
    .join('?')
    .split('&')
    .filter((pair) => !TRACKER.test(pair))
    .join('&');
}

/**
 * @param given the link's part behind the hash sign, with the sign or without, or the whole address around it, as it was pasted
 * @returns `#path=value&…`
 * @throws BadInput for an address without such a part
 */
export function linkGiven(given: string): string {
  const text = plain(given.replace(WRAPPING, ''))
    .replace(/&(amp|#38|#x26);/gi, '&')
    .replace(WRAPPING, '');
  if (text === '') throw refused('--link', 'nothing', ALLOWED);
  const hash = text.indexOf('#');
  if (hash < 0 && (isAddress(text) || /^(www\.|localhost\b|[\w.-]+\.[a-z]{2,}(:\d+)?\/)/i.test(text))) {
    throw refused('--link', text, `${ALLOWED}, quoted so that the shell does not cut it`);
  }
  const part = text.slice(hash + 1).replace(/^[!/?]+|\/+$/g, '');
  return `#${withoutTrackers(part)}`;
}
