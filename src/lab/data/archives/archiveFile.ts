/** A file that the person has chosen: the browser's own `File` is one. */
export interface ArchiveFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Its bytes from the start, anew at every call. */
  stream(): AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;
}

/** The last part of a path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** How many pictures are kept of an archive that a run of n members per model uses: a few more than it needs, or a common number. Our choice. */
export const picturesToKeep = (membersPerModel: number): number =>
  Math.max(12_000, Math.ceil(4 * membersPerModel * 1.02));
