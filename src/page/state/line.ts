/** What the browser knows of the line to the server. */
interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

type Came = Pick<PerformanceResourceTiming, 'transferSize' | 'responseStart' | 'responseEnd'>;

/** Bits a second: what a run needs is some megabytes, which would take a slower line a quarter of a minute. */
const SLOW = 2e6;

/**
 * How fast files came, in bits a second, while any did: what browsers say of the line themselves is, at first, a guess.
 * @returns null where they came out of the browser's cache
 */
export function lineRate(files: readonly Came[]): number | null {
  const sent = files.filter(({ transferSize }) => transferSize > 0);
  const inOrder = [...sent].sort((a, b) => a.responseStart - b.responseStart);
  let milliseconds = 0;
  let until = 0;
  for (const { responseStart, responseEnd } of inOrder) {
    milliseconds += Math.max(0, responseEnd - Math.max(until, responseStart));
    until = Math.max(until, responseEnd);
  }
  const bytes = sent.reduce((sum, { transferSize }) => sum + transferSize, 0);
  return milliseconds > 0 ? (8000 * bytes) / milliseconds : null;
}

/** Whether bytes are dear: whoever counts them, or waits for each, is spared those that may never be needed. */
export function isLineDear(): boolean {
  const { connection } = (globalThis.navigator ?? {}) as { readonly connection?: Connection };
  return connection?.saveData === true || /^(slow-)?[23]g$/.test(connection?.effectiveType ?? '');
}

/** Whether megabytes would keep the line busy for long: told by how the page's own code has come. */
export function isLineSlow(): boolean {
  const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const rate = lineRate(files.filter(({ name }) => name.endsWith('.js')));
  return rate !== null && rate < SLOW;
}
