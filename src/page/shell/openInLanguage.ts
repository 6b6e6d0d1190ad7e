/**
 * The page anew, in another language. To the browser another address would be another page, which begins afresh: a reload goes on
 * with what this one is about, in the lesson, too. The choice is remembered where the browser keeps anything; the address holds it
 * in any case.
 */
export function openInLanguage(tag: string): void {
  try {
    localStorage.setItem('clmia-language', tag);
  } catch {
    // The address says it.
  }
  const address = new URL(location.href);
  address.searchParams.set('lang', tag);
  history.replaceState(null, '', address);
  location.reload();
}
