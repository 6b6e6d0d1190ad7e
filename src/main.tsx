/** Lets the browser paint the HTML first; the code that makes it answer is loaded beside it and runs after that. */
import './ui/base.css';

const benchmark = new URLSearchParams(location.search).has('bench');

function open(): void {
  const page = benchmark ? import('./app/openBench.tsx') : import('./app/open.tsx');
  void page.then(({ open }) => open(document.getElementById('root')!));
}

// A hidden tab paints no frame.
if (document.hidden) open();
else requestAnimationFrame(() => setTimeout(open));
