/** Lets the browser paint the HTML first; the code that makes it answer is loaded beside it and runs after that. */
import './ui/base.css';

const asked = new URLSearchParams(location.search);

function load() {
  if (asked.has('bench')) return import('./page/benchmark/openBench.tsx');
  if (asked.has('studies')) return import('./page/studies/openStudies.tsx');
  if (asked.has('audit')) return import('./page/audit/openAudit.tsx');
  // The rest is still on its way, and tells of what fails.
  void import('./page/shell/firstRun.ts').catch(() => undefined);
  return import('./page/shell/open.tsx');
}

const root = document.getElementById('root')!;

function begin(): void {
  window.endFailure?.();
  document.documentElement.dataset.open = '';
  root.inert = false;
}

function open(): void {
  void load()
    .then(({ open }) => {
      begin();
      open(root);
    })
    // Without its code the page is only a picture of itself.
    .catch((error: Error) => window.tellFailure?.(error));
}

// A hidden tab paints no frame.
if (document.hidden) open();
else requestAnimationFrame(() => setTimeout(open));
