/** A download that is ended before it is whole, by the browser or the line, is begun again for as long as that helps. */

/** Milliseconds before each try that follows one which has brought nothing. A browser may tell of none of the files that it has brought. */
const PAUSES = [1000, 4000];

export class Tries {
  private kept = 0;
  private inVain = 0;

  /** A person asks for it. */
  begin(): void {
    this.inVain = 0;
  }

  /**
   * @param kept files that are there
   * @returns milliseconds until the next try, or undefined if it is to be given up
   */
  pauseAfter(kept: number): number | undefined {
    if (kept > this.kept) {
      this.kept = kept;
      this.inVain = 0;
      return 0;
    }
    return PAUSES[this.inVain++];
  }
}
