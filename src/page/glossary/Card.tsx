import ArrowLeft from 'lucide-react/icons/arrow-left';
import X from 'lucide-react/icons/x';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { IconButton } from '../../ui/IconButton.tsx';
import { unbroken } from '../../ui/unbroken.ts';
import { ownBox, zoomOf } from '../../ui/zoomOf.ts';
import styles from './Card.module.css';
import { TermPicture } from './pictures/TermPicture.tsx';
import { placeCard } from './placeCard.ts';
import { TERMS, type TermId } from './terms.ts';
import { terms, texts } from './texts.ts';

interface CardProps {
  readonly id: TermId;
  /** What it was opened from, and stands beside. */
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** Keeps the card beside its anchor while the page moves or the card grows. */
function follow(card: HTMLElement, anchor: HTMLElement): () => void {
  const place = () => {
    const size = { width: card.offsetWidth, height: card.offsetHeight };
    const zoom = zoomOf(card);
    // In the card's own pixels, where its word is drawn in others.
    const by = zoomOf(anchor) / zoom;
    const beside = ownBox(anchor);
    const { left, top } = placeCard(
      {
        left: beside.left * by,
        top: beside.top * by,
        width: beside.width * by,
        height: beside.height * by,
      },
      size,
      { width: innerWidth / zoom, height: innerHeight / zoom },
    );
    card.style.setProperty('--left', `${left}px`);
    card.style.setProperty('--top', `${top}px`);
  };
  place();
  const grown = new ResizeObserver(place);
  grown.observe(card);
  addEventListener('resize', place);
  addEventListener('scroll', place, { capture: true, passive: true });
  return () => {
    grown.disconnect();
    removeEventListener('resize', place);
    removeEventListener('scroll', place, { capture: true });
  };
}

/** One term in some thirty words and a picture, beside the word that was pressed. */
export default function Card({ id, anchor, onClose }: CardProps) {
  const card = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  /** The terms that were gone through, the shown one last. */
  const [path, setPath] = useState<readonly TermId[]>([id]);
  const shown = path.at(-1)!;
  const { picture, known, related } = TERMS[shown];
  const words = terms[shown];

  // Over all else where the browser can do that, an open dialog included.
  useLayoutEffect(() => card.current!.showPopover?.(), []);
  useLayoutEffect(() => follow(card.current!, anchor), [anchor]);
  useEffect(() => {
    heading.current!.focus({ preventScroll: true });
    anchor.ariaExpanded = 'true';
    return () => {
      anchor.ariaExpanded = null;
    };
  }, [anchor]);

  useEffect(() => {
    const leave = () => {
      anchor.focus({ preventScroll: true });
      onClose();
    };
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // An open dialog under it stays open.
      event.preventDefault();
      event.stopPropagation();
      leave();
    };
    const onPress = ({ target }: PointerEvent) => {
      if (target instanceof Node && !card.current?.contains(target) && !anchor.contains(target)) onClose();
    };
    document.addEventListener('keydown', onKey, { capture: true });
    document.addEventListener('pointerdown', onPress);
    return () => {
      document.removeEventListener('keydown', onKey, { capture: true });
      document.removeEventListener('pointerdown', onPress);
    };
  }, [anchor, onClose]);

  const close = () => {
    anchor.focus({ preventScroll: true });
    onClose();
  };
  const go = (to: readonly TermId[]) => {
    setPath(to);
    heading.current!.focus({ preventScroll: true });
  };

  /** Beyond its ends the keyboard goes on where the card was opened. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Tab') return;
    const buttons = [...card.current!.querySelectorAll('button')];
    const { activeElement } = document;
    const isFirst = activeElement === buttons[0] || activeElement === heading.current;
    if (event.shiftKey ? !isFirst : activeElement !== buttons.at(-1)) return;
    if (event.shiftKey) event.preventDefault();
    close();
  }

  const facts = [
    [texts.in, words.in],
    [texts.out, words.out],
    [texts.known, known && texts.knownTo[known]],
    [texts.papers, words.papers],
  ] as const;

  return createPortal(
    <div
      ref={card}
      role="dialog"
      popover="manual"
      className={styles.card}
      aria-labelledby={titleId}
      data-returns
      onKeyDown={onKeyDown}
    >
      <div className={styles.head}>
        {path.length > 1 ? (
          <IconButton label={texts.back} onClick={() => go(path.slice(0, -1))}>
            <ArrowLeft aria-hidden="true" />
          </IconButton>
        ) : null}
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          {words.title}
        </h2>
        <IconButton label={texts.close} onClick={close}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      <TermPicture name={picture} className={styles.picture} />
      <p className={styles.text}>{unbroken(words.text)}</p>
      <dl className={styles.facts}>
        {facts.map(([term, fact]) =>
          fact ? (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{withSymbols(fact)}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <ul className={styles.related} aria-label={texts.related}>
        {related.map((next) => (
          <li key={next}>
            <button type="button" onClick={() => go([...path, next])}>
              {terms[next].title}
            </button>
          </li>
        ))}
      </ul>
    </div>,
    anchor.closest('dialog') ?? document.body,
  );
}

/** A letter with another below it is a symbol: f_S. */
const SYMBOL = /\b([a-zA-Z])_([a-zA-Z]+)\b/;

/** Splitting at a pattern with two groups gives: text, letter, what is below it, text and so on. */
const withSymbols = (text: string) =>
  text.split(SYMBOL).map((part, index, parts) => {
    if (index % 3 === 0) return part;
    if (index % 3 === 2) return null;
    return (
      <i key={part} className={styles.symbol}>
        {part}
        <sub>{parts[index + 1]}</sub>
      </i>
    );
  });
