/** Lets the browser paint the HTML first; the code that makes it answer is loaded beside it and runs after that. */
import './ui/base.css';

const asked = new URLSearchParams(location.search);

function load() {
  if (asked.has('bench')) return import('./page/benchmark/openBench.tsx');
  if (asked.has('audit')) return import('./page/audit/openAudit.tsx');
  return import('./page/shell/open.tsx');
}

function open(): void {
  void load().then(({ open }) => open(document.getElementById('root')!));
}

// A hidden tab paints no frame.
if (document.hidden) open();
else requestAnimationFrame(() => setTimeout(open));
