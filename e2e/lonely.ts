/** Signs and symbols that stand alone in a line, parted from what they belong to. */
import type { Locator } from '@playwright/test';

/** @returns what lines of more than one consist of, where that is one letter or sign, but no ideograph */
export function lonelySigns(cells: Locator): Promise<string[]> {
  return cells.evaluateAll((all) =>
    all.flatMap((cell) => {
      const lines: { bottom: number; words: string }[] = [];
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const range = document.createRange();
        for (let i = 0; i < node.nodeValue!.length; i++) {
          range.setStart(node, i);
          range.setEnd(node, i + 1);
          const { top, bottom, width } = range.getBoundingClientRect();
          if (width === 0) continue;
          const last = lines.at(-1);
          if (last && top < last.bottom - 4) last.words += node.nodeValue![i]!;
          else lines.push({ bottom, words: node.nodeValue![i]! });
        }
      }
      const lonely = lines.filter(({ words }) => /^\P{Script=Han}$/u.test(words.trim()));
      return lines.length > 1 && lonely.length > 0 ? [lines.map(({ words }) => words).join(' / ')] : [];
    }),
  );
}
