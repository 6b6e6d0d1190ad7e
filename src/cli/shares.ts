/** Tells how much is done in steps of so many per cent, each once. */
export function shares(step: number, tell: (percent: number) => void): (done: number, of: number) => void {
  let last = 0;
  return (done, of) => {
    const percent = Math.floor((100 * done) / of / step) * step;
    if (percent <= last) return;
    last = percent;
    tell(percent);
  };
}
