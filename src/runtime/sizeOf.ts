/** About how many bytes a value takes in memory or on disk: those of its arrays of numbers, and a little for the rest. */

const BESIDE = 16;

/**
 * @param value anything that can be sent to another thread
 * @param most counting ends once there are more
 */
export function sizeOf(value: unknown, most = Number.POSITIVE_INFINITY): number {
  const buffers = new Set<ArrayBufferLike>();
  let bytes = 0;
  const add = (part: unknown): void => {
    bytes += BESIDE;
    if (bytes > most) return;
    if (typeof part === 'string') bytes += 2 * part.length;
    if (typeof part !== 'object' || part === null) return;
    if (ArrayBuffer.isView(part)) {
      // A view keeps all of its buffer; several may share one.
      if (!buffers.has(part.buffer)) bytes += part.buffer.byteLength;
      buffers.add(part.buffer);
      return;
    }
    for (const one of Object.values(part)) add(one);
  };
  add(value);
  return bytes;
}
