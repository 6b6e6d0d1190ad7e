/**
 * Paints the page in the language that was chosen, where the HTML is written in another: the build has drawn it in a file of its
 * own (vite.prerender.ts), which comes beside the code. Where that does not come, the page is seen once its code and its words
 * are there. Stands in the built HTML as text, like `recordEarlyInput`: it may name nothing that is not in it.
 */
export function paintInLanguage(): void {
  const html = document.documentElement;
  const { lang, dataset } = html;
  const told = document.querySelector<HTMLMetaElement>(`meta[name=painted][lang=${lang}]`);
  if (!told) return;
  // Its words, which the code would ask for later.
  for (const href of told.dataset.words!.split(' '))
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
  // What the address asks for looks otherwise.
  if ('waiting' in dataset) return;

  /** What is read later would be added to what is painted. */
  const isRead = () =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (document.readyState !== 'loading') resolve();
      };
      document.addEventListener('readystatechange', look);
      look();
    });

  const paint = async () => {
    const painted = await (await fetch(told.content)).text();
    await isRead();
    // Some servers send other things for what they lack, some lines only a part. The page's code may have come before, or
    // without its words.
    if (
      painted.length !== +told.dataset.length! ||
      'open' in dataset ||
      'failed' in dataset ||
      html.lang !== lang
    )
      return;
    document.getElementById('root')!.innerHTML = painted;
    dataset.painted = lang;
    delete dataset.unpainted;
    window.earlyRecorder?.painted();
  };
  paint().catch(() => undefined);
}
