/** What cannot be read on the page as it stands: text that is cut, text over text, and what sticks out sideways. */
import type { Page } from '@playwright/test';

/** @returns what is illegible, in words */
export function illegible(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const modal = document.querySelector('dialog:modal');
    const root: Element = modal ?? document.body;
    const width = document.documentElement.clientWidth;
    const found = new Set<string>();

    const ancestors = (element: Element): Element[] => {
      const all: Element[] = [];
      for (let one: Element | null = element; one && one !== document.body; one = one.parentElement)
        all.push(one);
      return all;
    };
    const styleOf = (element: Element) => getComputedStyle(element);
    /** Said to who listens, shown to nobody. */
    const isForListeners = (element: Element) =>
      ancestors(element).some((one) => styleOf(one).clipPath !== 'none');
    const clipperOf = (element: Element) =>
      ancestors(element).find((one) => styleOf(one).overflowX !== 'visible') ?? null;
    /** Lies over the rest on purpose. */
    const isAfloat = (element: Element) =>
      ancestors(element).some((one) => one !== modal && /fixed|sticky/.test(styleOf(one).position));
    /** Cut with a way to the whole: it scrolls, or is a name in a card that stands whole elsewhere. */
    const isBounded = (element: Element) =>
      /auto|scroll/.test(styleOf(element).overflowX) ||
      styleOf(element).getPropertyValue('-webkit-line-clamp') !== 'none';

    const texts: { words: string; element: Element; box: DOMRect }[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const words = node.nodeValue?.trim().slice(0, 30);
      if (
        !words ||
        !element ||
        element.closest('script, style, option, title, [aria-hidden="true"], [inert]')
      )
        continue;
      if (!element.checkVisibility({ visibilityProperty: true }) || isForListeners(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const clipper = clipperOf(element);
      const within = clipper?.getBoundingClientRect();
      const isScrolledAway = (box: DOMRect) =>
        within && (box.bottom <= within.top + 2 || box.top >= within.bottom - 2);
      for (const box of range.getClientRects()) {
        if (box.width < 1 || box.height < 1) continue;
        if (clipper && isBounded(clipper) && isScrolledAway(box)) continue;
        if (!within && (box.right > width + 1 || box.left < -1)) found.add(`"${words}" sticks out`);
        const isCut =
          within &&
          (box.right > within.right + 1 || box.left < within.left - 1 || box.bottom > within.bottom + 2);
        if (isCut && clipper && !isBounded(clipper)) found.add(`"${words}" is cut`);
        const isPartlyCut = within && box.top < within.top - 1;
        if (!isCut && !isPartlyCut && !isAfloat(element)) texts.push({ words, element, box });
      }
    }
    texts.sort((one, other) => one.box.top - other.box.top);
    for (const [i, one] of texts.entries()) {
      for (const other of texts.slice(i + 1)) {
        if (other.box.top >= one.box.bottom) break;
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        const least = Math.min(one.box.height, other.box.height);
        if (one.element !== other.element && wide > 2 && high > 0.35 * least)
          found.add(`"${one.words}" over "${other.words}"`);
      }
    }
    if (document.documentElement.scrollWidth > width) found.add('the page scrolls sideways');
    if (modal) {
      const { right, bottom } = modal.getBoundingClientRect();
      if (right > width + 1 || bottom > innerHeight + 1) found.add('the dialog is larger than the screen');
      for (const part of modal.querySelectorAll('footer, :scope > * > *'))
        if (styleOf(modal).overflowY !== 'auto' && part.getBoundingClientRect().bottom > innerHeight + 1)
          found.add('a part of the dialog lies beyond the screen');
    }
    return [...found];
  });
}
