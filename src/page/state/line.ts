/** What the browser knows of the line to the server. */
interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

/** Whether bytes are dear: whoever counts them, or waits for each, is spared those that may never be needed. */
export function isLineDear(): boolean {
  const { connection } = (globalThis.navigator ?? {}) as { readonly connection?: Connection };
  return connection?.saveData === true || /^(slow-)?[23]g$/.test(connection?.effectiveType ?? '');
}
