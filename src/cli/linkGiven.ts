/** What of a pasted address is the share link: the part behind its hash sign. */
import { decoded, MOST_ENCODINGS } from '../lab/experiment/mangledLink.ts';
import { refused } from './badInput.ts';

const ALLOWED = 'a share link, whose part behind # holds the experiment';

/** As mail and chat programs put them around an address. */
const WRAPPING = /^[\s"'`<([]+|[\s"'`>)\]]+$/g;
const isAddress = (text: string) => /^[a-z][a-z0-9+.-]*:\/\//i.test(text);

/** Whether the address is encoded as a whole: `://` and the sign before its part, which is mended by itself. */
function isEncoded(text: string): boolean {
  if (text.includes('#')) return false;
  if (isAddress(text)) return /%(25)*23/i.test(text);
  return /^[^=]*%(25)*(3D|3A%(25)*2F)/i.test(text);
}

function plain(text: string): string {
  let at = text;
  for (let i = 0; i < MOST_ENCODINGS && isEncoded(at); i++) at = decoded(at);
  return at;
}

/**
 * @param given the link's part behind the hash sign, with the sign or without, or the whole address around it, as it was pasted
 * @returns `#path=value&…`, mended where it is read
 * @throws BadInput for an address without such a part
 */
export function linkGiven(given: string): string {
  const text = plain(given.replace(WRAPPING, '')).replace(WRAPPING, '');
  if (text === '') throw refused('--link', 'nothing', ALLOWED);
  const hash = text.indexOf('#');
  if (hash < 0 && (isAddress(text) || /^(www\.|localhost\b|[\w.-]+\.[a-z]{2,}(:\d+)?\/)/i.test(text))) {
    throw refused('--link', text, `${ALLOWED}, quoted so that the shell does not cut it`);
  }
  return `#${text.slice(hash + 1)}`;
}
