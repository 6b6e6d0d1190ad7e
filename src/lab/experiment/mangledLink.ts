/** What mail and chat programs, pages and other links do to a share link on its way. */

/** A link that went through another's query has its signs encoded, maybe twice. */
export const MOST_ENCODINGS = 3;
/** Added to addresses; with `?` in front by who overlooks the hash sign. */
const TRACKERS = /(^|[&?])(utm_\w+|fbclid|gclid|mc_[ce]id)((=|%3D)[^&?]*)?(?=[&?]|$)/gi;

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * @param hash as it came, with its sign or without
 * @returns `path=value&…`; what is no harm of that kind stays as it is
 */
export function mended(hash: string): string {
  let text = hash.replace(/^#/, '');
  for (let i = 0; i < MOST_ENCODINGS && !text.includes('=') && /%(25)*3D/i.test(text); i++)
    text = decoded(text);
  text = text
    .replace(/&(amp|#38|#x26);/gi, '&')
    .replace(TRACKERS, '')
    .replace(/^[#!/?]+/, '');
  // An expression for them would look at a million slashes in the midst once for each.
  while (text.endsWith('/')) text = text.slice(0, -1);
  return text;
}
