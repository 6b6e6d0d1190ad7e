/**
 * Tells the styles how much larger than usual letters are in the browser's own settings, before anything is painted and when somebody may
 * come back from those settings. No style reckons it in every browser: Firefox has no quotient of lengths, and WebKit's tan(atan2())
 * takes degrees for radians. Stands in the built HTML as text, like `recordEarlyInput`: it may name nothing that is not in it.
 */
export function followLetters(): void {
  const html = document.documentElement;
  const read = () => {
    const enlarged = String(Number.parseFloat(getComputedStyle(html).fontSize) / 16);
    if (enlarged === (html.style.getPropertyValue('--enlarged') || '1')) return;
    html.style.setProperty('--enlarged', enlarged);
    const main = document.querySelector('main');
    if (!main) return;
    // Firefox does not ask anew how much room there is where only its pixels are others.
    main.style.container = 'none';
    main.getBoundingClientRect();
    main.style.container = '';
  };
  read();
  addEventListener('resize', read);
  document.addEventListener('visibilitychange', read);
}
