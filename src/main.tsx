/** Lets the browser paint the HTML first; the code that makes it answer is loaded beside it and runs after that. */
import './ui/base.css';

const asked = new URLSearchParams(location.search);

function load() {
  if (asked.has('bench')) return import('./page/benchmark/openBench.tsx');
  if (asked.has('audit')) return import('./page/audit/openAudit.tsx');
  return import('./page/shell/open.tsx');
}

const root = document.getElementById('root')!;

/** Without its code the page is only a picture of itself. */
function tellFailure(): void {
  window.earlyRecorder?.end();
  const words = document.createElement('p');
  words.role = 'alert';
  words.textContent = 'The code of this page could not be loaded. Reload the page to try again.';
  root.before(words);
}

function open(): void {
  void load().then(({ open }) => open(root), tellFailure);
}

// A hidden tab paints no frame.
if (document.hidden) open();
else requestAnimationFrame(() => setTimeout(open));
