/** What machines that share a sweep see of each other: outcomes by their stage's key, and who has which stage in hand. */
export interface Board {
  read(key: string): Promise<Uint8Array | undefined>;
  /** Others find it from now on. */
  write(key: string, bytes: Uint8Array): Promise<void>;
  /** Takes a stage in hand for a while. @returns false where it has an outcome or is in other hands */
  take(key: string): Promise<boolean>;
  /** For another while. */
  keep(keys: readonly string[]): Promise<void>;
  leave(key: string): Promise<void>;
  /** Whether it has an outcome, or is in nobody's hands. */
  settled(key: string): Promise<boolean>;
}

/** Where what is large lies, by the hash of its content. */
export interface Shelf {
  /** Where that is, as it is told. */
  readonly place: string;
  get(name: string): Promise<Uint8Array | undefined>;
  put(name: string, bytes: Uint8Array): Promise<void>;
}
