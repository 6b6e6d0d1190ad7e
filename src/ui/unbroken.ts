/** The same words with every number in one line with its unit: a sentence that ends in a lone "%" reads badly. */
export const unbroken = (text: string): string =>
  text.replace(/(\d) (%|pp|s|ms|min|kB|MB|GB)(?!\w)/g, '$1\u00a0$2');
