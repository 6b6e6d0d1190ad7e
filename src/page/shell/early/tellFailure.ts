/** Words for a page whose own files do not come: only what is in the HTML can say them. */

export interface Said {
  readonly title: string;
  readonly text: string;
}

export interface FailureWords {
  readonly file: Said;
  readonly code: Said;
  readonly slow: Said;
  readonly files: string;
  readonly reload: string;
}

declare global {
  interface Window {
    /** Of the built page. */
    tellFailure?: (error: Error) => void;
    /** The page answers: what was said of one that does not is over. */
    endFailure?: () => void;
  }
}

/** Stands in the built HTML as text, like `recordEarlyInput`: it may name nothing that is not in it. */
export function tellFailures(words: FailureWords): void {
  const html = document.documentElement;
  // Without its words the page is in English, but what is said here is not.
  const { lang } = html;
  const failed = new Set<string>();
  const nameOf = (address: string) => address.slice(address.lastIndexOf('/') + 1);

  function say(kind: 'file' | 'code' | 'slow', reason = ''): void {
    const root = document.getElementById('root');
    // Scripts that come after all the HTML may have failed before it is there.
    if (!root) {
      setTimeout(() => say(kind, reason), 50);
      return;
    }
    const before = document.getElementById('failure');
    // What is worst is said last, and stays.
    const worst = ['slow', 'code', 'file'];
    if (before && worst.indexOf(kind) < worst.indexOf(before.dataset.kind ?? '')) return;
    before?.remove();
    if (kind === 'file' || kind === 'code') {
      window.earlyRecorder?.end();
      for (const mark of ['waiting', 'unpainted']) delete html.dataset[mark];
      html.dataset.failed = kind;
      root.inert = true;
    }
    const box = document.createElement('div');
    box.id = 'failure';
    box.role = 'alert';
    box.lang = lang;
    box.dataset.kind = kind;
    const add = (tag: 'h2' | 'p', text: string) => {
      const element = document.createElement(tag);
      element.textContent = text;
      box.append(element);
    };
    add('h2', words[kind].title);
    add('p', words[kind].text);
    const names = [...failed].map(nameOf).join(', ');
    if (names || reason) add('p', `${words.files} ${names || reason}`);
    if (kind !== 'file') {
      const button = document.createElement('button');
      button.textContent = words.reload;
      button.addEventListener('click', () => location.reload());
      box.append(button);
    }
    root.before(box);
  }

  // The single-folder copy brings its code otherwise (scripts/folder.mjs).
  if (location.protocol === 'file:' && html.dataset.folder === undefined) {
    say('file');
    return;
  }
  const answers = () => html.dataset.open !== undefined;
  window.tellFailure = ({ message }) => say('code', message);

  addEventListener(
    'error',
    ({ target, message, filename }) => {
      if (answers()) return;
      if (target instanceof HTMLLinkElement && target.rel !== 'icon') failed.add(target.href);
      if (target instanceof HTMLScriptElement) {
        failed.add(target.src);
        say('code');
      }
      // A script that came only in part.
      if (target === window && filename?.includes('/assets/')) {
        failed.add(filename);
        say('code', message);
      }
    },
    true,
  );

  window.endFailure = () => {
    delete html.dataset.failed;
    document.getElementById('failure')?.remove();
  };
  setTimeout(() => {
    if (!answers()) say('slow');
  }, 20_000);
}
