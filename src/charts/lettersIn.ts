/** Ideographs and what stands among them are as wide as two letters. */
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/;

/** How long a name is, in letters of the alphabet. */
export const lettersIn = (text: string) =>
  Array.from(text).reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0);
