/** What the page and its service worker say to each other. */

/** The service worker's script, beside the page. */
export const SERVICE_WORKER = 'service.worker.js';

/** A file of the build, by its path beside the page; the page itself is `./`. */
export interface KeptFile {
  readonly url: string;
  /** As browsers check it: `sha384-…`. */
  readonly integrity: string;
}

/** What a person would miss, by the folder that it lies in. */
export type KindOfFile = 'code' | 'data' | 'recorded';

/** How far the download is. */
export interface Progress {
  readonly kept: number;
  readonly files: number;
  /** Of all that is kept so far. */
  readonly bytes: number;
  /** Of what is not there yet. */
  readonly missing: readonly KindOfFile[];
}

/** From the page: tell of the download, into the port that comes along; or take over from the version before at once. */
export type Asked = 'progress' | 'take over';

export function kindOf(url: string): KindOfFile {
  if (url.startsWith('data/')) return 'data';
  return url.startsWith('recorded/') ? 'recorded' : 'code';
}
