import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { cx } from '../../ui/cx.ts';
import { onThemeChange } from '../../ui/onThemeChange.ts';
import { isPrinting, onPrinting } from '../../ui/printing.ts';
import { isNear, useNear } from '../../ui/useNear.ts';
import { useSize } from '../../ui/useSize.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { zoomOf } from '../../ui/zoomOf.ts';
import styles from './EmbeddingPlot.module.css';
import { type Glide, SETTLING } from './glide.ts';
import type { Limits } from './limits.ts';
import type { Direction } from './neighbours.ts';
import { readPalette } from './palette.ts';
import { placeTip } from './placeTip.ts';
import { type DrawnPlot, Scene } from './scene.ts';
import { usePlotPointer } from './usePlotPointer.ts';

export interface EmbeddingHandle {
  /** The plot in the colours of paper; null before it is there. */
  drawn: () => DrawnPlot | null;
}

export interface EmbeddingPlotProps {
  x: Float32Array;
  y: Float32Array;
  /** 0 non-member, 1 member, 2 unknown. */
  kind: Uint8Array;
  /** 1 where the attacker knows the label. */
  labelled: Uint8Array;
  /** To be drawn in; those that suit the points where there are none. */
  limits?: Limits | null;
  /** How points glide to where they lie next; null: not at all. Nothing glides for who wants reduced motion. */
  glide?: Glide | null;
  /** Said of so many points that lie beyond the edge. */
  beyondText?: (count: number) => string;
  highlighted: number | null;
  selection: Uint8Array | null;
  onHover: (index: number | null) => void;
  onSelect: (indices: number[]) => void;
  renderTip?: (index: number, place: { x: number; y: number }) => ReactNode;
  label: string;
  description?: string;
  emptyText?: string;
  /** What stands there before the points are. */
  picture?: ReactNode;
  className?: string;
  ref?: Ref<EmbeddingHandle>;
}

/** Points on paper have finer edges than on most screens. */
const PAPER_SCALE = 3;

const DIRECTIONS: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export function EmbeddingPlot(props: EmbeddingPlotProps) {
  const { x, y, kind, labelled, limits = null, highlighted, selection, onHover, onSelect, renderTip } = props;
  const { glide = SETTLING } = props;
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const scene = useRef<Scene | null>(null);
  const [byKeyboard, setByKeyboard] = useState(false);
  const [beyond, setBeyond] = useState(0);
  const size = useSize(box);
  const near = useNear(box);
  const id = useId();

  // Before there are points nothing is made ready: to ask for colours alone has the whole page styled at once.
  const hasPoints = x.length > 0;
  const [isUsed, setUsed] = useState(hasPoints);
  if (hasPoints && !isUsed) setUsed(true);

  useEffect(() => {
    if (!canvas.current || !isUsed) return;
    scene.current = new Scene(canvas.current);
    return () => scene.current?.destroy();
  }, [isUsed]);

  useEffect(() => {
    const element = box.current;
    if (!element || !isUsed) return;
    const paint = () => scene.current?.paintWith(readPalette(element));
    paint();
    return onThemeChange(paint);
  }, [isUsed]);

  // Another way to glide is for the next frame.
  const gliding = useRef(glide);
  useEffect(() => {
    gliding.current = glide;
  }, [glide]);

  useEffect(() => {
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    setBeyond(scene.current?.frame({ x, y, kind, labelled, limits }, calm ? null : gliding.current) ?? 0);
  }, [x, y, kind, labelled, limits]);

  useEffect(() => {
    if (!isUsed) return;
    const fill = () => {
      const scale = (window.devicePixelRatio || 1) * zoomOf(box.current!);
      scene.current?.resize(size.width, size.height, isPrinting() ? Math.max(PAPER_SCALE, scale) : scale);
    };
    fill();
    return onPrinting(fill);
  }, [size, isUsed]);

  useEffect(() => {
    // Where it stands on the screen already it is there with its frame.
    if (isUsed && box.current && size.width > 0 && (near || isNear(box.current))) scene.current?.show();
  }, [size, near, isUsed]);

  useEffect(() => {
    const current = scene.current;
    if (!current || !isUsed) return;
    current.mark(highlighted, selection);
    current.onDraw = () => {
      if (!tip.current || highlighted === null) return;
      const card = { width: tip.current.offsetWidth, height: tip.current.offsetHeight };
      const place = placeTip(current.place(highlighted), card, size);
      tip.current.style.transform = `translate(${place.x}px, ${place.y}px)`;
    };
    current.onDraw();
  }, [highlighted, selection, size, isUsed]);

  useImperativeHandle(props.ref, () => ({
    drawn: () => scene.current?.drawn() ?? null,
  }));

  const chosen = () => (selection ? Array.from(selection.keys()).filter((index) => selection[index]) : []);

  function toggle(index: number) {
    const before = chosen();
    onSelect(before.includes(index) ? before.filter((other) => other !== index) : [...before, index]);
  }

  const pointer = usePlotPointer(scene, {
    highlighted,
    onHover: (index) => {
      setByKeyboard(false);
      onHover(index);
    },
    onPick: (indices, add) => {
      const [only] = indices;
      if (add && indices.length === 1 && only !== undefined) toggle(only);
      else onSelect(add ? [...new Set([...chosen(), ...indices])] : indices);
    },
  });

  function walk(direction: Direction) {
    const next = scene.current?.toward(highlighted, direction) ?? null;
    if (next !== null) onHover(next);
    setByKeyboard(true);
  }

  // A key that is pressed while the points are still on their way counts once they are there.
  const early = useRef<Direction>(undefined);
  useEffect(() => {
    if (x.length === 0 || !early.current) return;
    walk(early.current);
    early.current = undefined;
  });

  function onKeyDown(event: KeyboardEvent) {
    const direction = DIRECTIONS[event.key];
    if (direction) {
      if (x.length === 0) early.current = direction;
      else walk(direction);
    } else if (event.key === 'Escape') {
      onHover(null);
      onSelect([]);
    } else if ((event.key === ' ' || event.key === 'Enter') && highlighted !== null) toggle(highlighted);
    else return;
    event.preventDefault();
  }

  return (
    <div ref={box} className={cx(styles.box, props.className)}>
      <div
        className={styles.surface}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk the points
        tabIndex={0}
        aria-label={props.label}
        aria-describedby={props.description ? id : undefined}
        onKeyDown={onKeyDown}
        {...pointer}
      >
        <canvas ref={canvas} className={styles.canvas} />
      </div>
      {props.description ? <VisuallyHidden id={id}>{props.description}</VisuallyHidden> : null}
      {hasPoints ? null : props.picture ? (
        props.picture
      ) : props.emptyText ? (
        <p className={styles.empty}>{props.emptyText}</p>
      ) : null}
      {beyond > 0 && props.beyondText ? <p className={styles.beyond}>{props.beyondText(beyond)}</p> : null}
      <div ref={tip} className={styles.tip} aria-live={byKeyboard ? 'polite' : 'off'}>
        {highlighted !== null && renderTip
          ? renderTip(highlighted, scene.current?.place(highlighted) ?? { x: 0, y: 0 })
          : null}
      </div>
    </div>
  );
}
