/**
 * What stands in the single-folder copy in place of a server. Browsers load no modules and fetch no files for a page that was opened
 * as a file, but they run classic scripts, and modules out of blobs. So the folder's classic scripts bring all files as text, each
 * becomes a blob, and whoever asks for a file's address is given the blob's. Chromium's workers have an origin of their own there and
 * may read none of the page's addresses: each is sent the files, which are not copied for it, and makes addresses of its own.
 */

/**
 * In the page and in every worker, before anything else. It stands in both as text and may name nothing that is not in it.
 * @param {Record<string, { type: string, parts: (Blob | string)[] }>} files by their path beside the page, scripts after those that they
 * import; a string among the parts is the path of an imported script
 * @param {string} home the folder's address
 * @returns {(path: string) => Promise<unknown>} runs a script
 */
export function fromFiles(files, home) {
  const { fetch, Worker, URL } = globalThis;
  const urls = {};
  for (const [path, { type, parts }] of Object.entries(files)) {
    const whole = parts.map((part) => (typeof part === 'string' ? urls[part] : part));
    urls[path] = URL.createObjectURL(new Blob(whole, { type }));
  }
  const pathOf = (address) => {
    const { href } = new globalThis.URL(address.url ?? address, home);
    return href.startsWith(home) ? decodeURI(href.slice(home.length).replace(/[?#].*$/, '')) : null;
  };
  const run = (path) => import(urls[path]);
  globalThis.labFile = (path) => urls[path];

  // A blob has no folder: what lies beside it is sought where the file lies that it was made of.
  globalThis.URL = class extends URL {
    constructor(url, base) {
      super(url, String(base).startsWith('blob:') ? `${home}assets/` : base);
    }
  };

  globalThis.fetch = async (address, options) => {
    const path = pathOf(address);
    if (path === null) return fetch(address, options);
    if (path in urls) return fetch(urls[path], { signal: options?.signal });
    // The page looks whether it is there itself, before it goes to another address of it.
    return path === '' || path === 'index.html' ? new Response('') : new Response('', { status: 404 });
  };

  /** A worker's first script: it takes the files, and keeps what is said to it before the worker's own script listens. */
  function begin(start) {
    const early = [];
    const keep = (event) => {
      event.stopImmediatePropagation();
      early.push(event);
    };
    const first = ({ data }) => {
      removeEventListener('message', first);
      addEventListener('message', keep);
      start(
        data.files,
        data.home,
      )(data.path).then(
        () => {
          removeEventListener('message', keep);
          for (const { data, ports } of early)
            dispatchEvent(new MessageEvent('message', { data, ports: [...ports] }));
        },
        (error) =>
          setTimeout(() => {
            throw error;
          }),
      );
    };
    addEventListener('message', first);
  }
  const beginning = `(${begin})(${fromFiles})`;
  const script = URL.createObjectURL(new Blob([beginning], { type: 'text/javascript' }));
  globalThis.Worker = class extends Worker {
    constructor(address, options) {
      const path = pathOf(address);
      super(path in urls ? script : address, { ...options, type: 'classic' });
      this.postMessage({ files, home, path });
    }
  };
  return run;
}

/**
 * Once all scripts of the folder have been read: `window.labFiles` has `[type, content, isBase64]` by path; in scripts the paths of
 * those that they import stand between two letters of number 1.
 * @param {typeof fromFiles} start
 * @param {string} entry the page's own script
 * @param {string} refused what is said where the browser starts nothing
 */
export function beginFromFiles(start, entry, refused) {
  const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const partsOf = (content, isBase64) =>
    isBase64
      ? [new Blob([bytesOf(content)])]
      : content.split('\u0001').map((part, i) => (i % 2 === 0 ? new Blob([part]) : part));
  const files = {};
  for (const [path, [type, content, isBase64]] of Object.entries(window.labFiles))
    files[path] = { type, parts: partsOf(content, isBase64) };
  delete window.labFiles;
  const tell = (error) => window.tellFailure?.(new Error(`${refused} (${error.message})`));
  start(files, new URL('./', document.baseURI).href)(entry).catch(tell);
}
