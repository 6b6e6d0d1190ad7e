/**
 * Where the focus goes when what holds it is taken away, hidden or switched off. A browser lets it fall to the page as a whole:
 * who uses a keyboard begins anew at the top, and who listens hears nothing of where they are.
 */

/** Parts that the focus may rest on where it has no other place. */
const PARTS = 'dialog, section, fieldset';
const WHOLES = 'main, header, footer';
const LISTS = 'ul, ol';
/** What comes over the page, or asks: once it has gone, the focus is back on what it was on before. */
const RETURNING = 'dialog, [data-returns]';
const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
/** Told without asking for styles, which would be made anew with every curve that is drawn. */
const UNUSABLE = ':disabled, [hidden] *, [inert] *, dialog:not([open]) *';
/** Of these, one of many is reached by the keyboard. */
const NOT_CHOSEN = 'input[type="radio"]:not(:checked)';

function isUsable(element: Element): boolean {
  return (
    element.isConnected &&
    !element.matches(`${UNUSABLE}, ${NOT_CHOSEN}`) &&
    (element as HTMLElement).tabIndex >= 0 &&
    element.checkVisibility({ visibilityProperty: true })
  );
}

const controlsIn = (node: Node): HTMLElement[] => {
  if (!(node instanceof HTMLElement)) return [];
  const all = [node, ...node.querySelectorAll<HTMLElement>(CONTROLS)];
  return all.filter((one) => one.matches(CONTROLS) && isUsable(one));
};

/** Where something was: in what, and after what. */
interface Place {
  readonly parent: Element;
  readonly previous: Node | null;
  /** What was put there at the same time. */
  readonly added: readonly Node[];
}

function placeOf(lost: Element, records: readonly MutationRecord[]): Place | null {
  if (lost.isConnected) return { parent: lost.parentElement!, previous: lost, added: [] };
  const removal = records.find(({ removedNodes }) =>
    [...removedNodes].some((node) => !node.isConnected && node.contains(lost)),
  );
  if (!removal) return null;
  const parent = removal.target as Element;
  const added = records.flatMap(({ target, addedNodes }) => (target === parent ? [...addedNodes] : []));
  return { parent, previous: removal.previousSibling, added: added.filter((node) => node.isConnected) };
}

function isAfter(one: Node, other: Node | null): boolean {
  if (!other?.isConnected) return true;
  const { DOCUMENT_POSITION_PRECEDING: precedes, DOCUMENT_POSITION_CONTAINS: contains } = Node;
  return (one.compareDocumentPosition(other) & (precedes | contains)) === precedes;
}

/** The control beside it, where one is: in a list the next one, elsewhere the one before, since the next may be of something else. */
function besideOf({ parent, previous }: Place): HTMLElement | null {
  let before = previous;
  for (let inside: Element | null = parent; inside; inside = inside.parentElement) {
    if (inside.matches(WHOLES)) return inside as HTMLElement;
    if (inside.querySelector('main')) return null;
    const controls = controlsIn(inside);
    const next = controls.find((one) => isAfter(one, before));
    const last = controls.findLast((one) => !isAfter(one, before));
    const isPart = inside.matches(PARTS);
    const beside = inside.matches(LISTS) ? (next ?? last) : isPart ? last : (last ?? next);
    if (beside) return beside;
    if (isPart) return inside as HTMLElement;
    before = inside;
  }
  return null;
}

/** On what can have it by no key of its own as well. */
export function putFocus(heir: HTMLElement): void {
  // A chart's picture has one of its own, too.
  if (heir.tabIndex >= 0) {
    heir.focus();
    return;
  }
  heir.tabIndex = -1;
  heir.addEventListener('blur', () => heir.removeAttribute('tabindex'), { once: true });
  heir.focus({ preventScroll: true });
}

/** From now on, for as long as the page lives. */
export function keepFocus(): void {
  /** What has the focus, and what had it before. */
  let [held, before]: [Element | null, Element | null] = [null, null];
  const callers = new WeakMap<Element, Element>();
  /** The key that has taken the focus away is still down: it must not press what got the focus. */
  let isHandedOn = false;

  document.addEventListener('focusin', ({ target }) => {
    [held, before] = [target as Element, held];
  });
  // Who presses beside all controls wants none of them.
  document.addEventListener('pointerdown', () => {
    [held, before] = [null, null];
  });
  document.addEventListener('keyup', () => {
    isHandedOn = false;
  });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.repeat && isHandedOn) event.preventDefault();
      else isHandedOn = false;
    },
    { capture: true },
  );

  function noteCallers(records: readonly MutationRecord[]): void {
    for (const { addedNodes } of records)
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        for (const called of [node, ...node.querySelectorAll(RETURNING)]) {
          const caller = [held, before].find((one) => one && !called.contains(one));
          if (caller && called.matches(RETURNING)) callers.set(called, caller);
        }
      }
  }

  function heirOf(lost: Element, records: readonly MutationRecord[]): HTMLElement | null {
    const called = lost.closest(RETURNING);
    const caller = called && !called.isConnected && callers.get(called);
    if (caller && isUsable(caller)) return caller as HTMLElement;
    const place = placeOf(lost, records);
    if (!place) return null;
    return place.added.flatMap(controlsIn)[0] ?? besideOf(place) ?? document.querySelector('main');
  }

  const look = (records: readonly MutationRecord[]) => {
    noteCallers(records);
    const { activeElement, body } = document;
    const isNowhere = !activeElement || activeElement === body || activeElement === held;
    if (!held || !isNowhere || (held.isConnected && !held.matches(UNUSABLE))) return;
    const heir = heirOf(held, records);
    if (!heir) return;
    isHandedOn = true;
    putFocus(heir);
  };
  new MutationObserver(look).observe(document.body, {
    subtree: true,
    childList: true,
    attributeFilter: ['disabled', 'hidden', 'open', 'inert'],
  });
}
