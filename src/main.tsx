/** Lets the browser paint the HTML first; the code that makes it answer is loaded beside it and runs after that. */
import './ui/base.css';

function open(): void {
  void import('./app/open.tsx').then((page) => page.open(document.getElementById('root')!));
}

// A hidden tab paints no frame.
if (document.hidden) open();
else requestAnimationFrame(() => setTimeout(open));
