/** Widths of the encoder e and its projection g, and how its frames are read: what the estimate counts with. */

export const HIDDEN = 128;
/** Length of an embedding. */
export const EMBEDDING = 64;
export const PROJECTION = 32;

/** Frames that nobody sees now are read back so many at once: a GPU waits for the page each time. */
export const READ_TOGETHER = 8;
