const STEP = 10;

/** Tells how much is done in steps of ten per cent, each once. */
export function shares(tell: (percent: number) => void): (done: number, of: number) => void {
  let told = 0;
  return (done, of) => {
    const percent = Math.floor((100 * done) / of / STEP) * STEP;
    if (percent <= told) return;
    told = percent;
    tell(percent);
  };
}
