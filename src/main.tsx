/** Lets the browser paint the HTML first; the code that makes it answer is loaded beside it and runs after that. */
import './ui/base.css';
import { chooseLanguage } from './language/chooseLanguage.ts';
import { translateBy } from './language/inLanguage.ts';
import { ENGLISH, LANGUAGES } from './language/languages.ts';
import { followLetters } from './page/shell/early/followLetters.ts';

const asked = new URLSearchParams(location.search);

function load() {
  if (asked.has('bench')) return import('./page/benchmark/openBench.tsx');
  if (asked.has('studies')) return import('./page/studies/openStudies.tsx');
  if (asked.has('teach')) return import('./page/teach/openTeach.tsx');
  if (asked.has('audit')) return import('./page/audit/openAudit.tsx');
  // The rest is still on its way, and tells of what fails.
  void import('./page/shell/firstRun.ts').catch(() => undefined);
  return import('./page/shell/open.tsx');
}

const html = document.documentElement;
const root = document.getElementById('root')!;

function begin(): void {
  window.endFailure?.();
  html.dataset.open = '';
  root.inert = false;
}

// In the built HTML it stands ahead of everything.
if (import.meta.env.DEV) {
  chooseLanguage(LANGUAGES);
  followLetters();
}

/** Words come before what says them. Where they do not come, the page is in English, and says so. */
async function speak(): Promise<void> {
  if (html.lang === ENGLISH) return;
  try {
    const { wordsIn } = await import('./language/words.ts');
    translateBy(await wordsIn(html.lang));
  } catch {
    html.dataset.without = html.lang;
    Object.assign(html, { lang: ENGLISH, dir: 'ltr' });
  }
}

// Beside the page's own code, and before the first frame, which shows nothing in another language.
const spoken = speak();

async function open(): Promise<void> {
  try {
    await spoken;
    const page = await load();
    // In a task of its own: what the code does as it is loaded was one.
    await new Promise((resolve) => setTimeout(resolve));
    begin();
    page.open(root);
  } catch (error) {
    // Without its code the page is only a picture of itself.
    window.tellFailure?.(error as Error);
  }
}

// A hidden tab paints no frame.
if (document.hidden) void open();
else requestAnimationFrame(() => setTimeout(open));
