import ChevronDown from 'lucide-react/icons/chevron-down';
import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import styles from './Menu.module.css';

export interface MenuItem {
  id: string;
  title: string;
  text?: string;
}

export interface MenuProps {
  label: ReactNode;
  items: readonly MenuItem[];
  onPick: (id: string) => void;
  current?: string;
  align?: 'start' | 'end';
  listLabel: string;
  disabled?: boolean;
  className?: string;
}

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

export function Menu({ label, items, onPick, current, align = 'start', listLabel, ...rest }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();

  const buttons = () => [...(list.current?.querySelectorAll('button') ?? [])];

  useEffect(() => {
    if (!open) return;
    const options = [...(list.current?.querySelectorAll('button') ?? [])];
    (options.find((option) => option.ariaCurrent === 'true') ?? options[0])?.focus();
    const onPress = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [open]);

  function close() {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
    const step = STEPS[event.key];
    const all = buttons();
    if (!step || all.length === 0) return;
    event.preventDefault();
    all[step(all.indexOf(document.activeElement as HTMLButtonElement), all.length)]?.focus();
  }

  function onBlur(event: FocusEvent) {
    if (event.relatedTarget && !root.current?.contains(event.relatedTarget)) setOpen(false);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches the focus leave
    <div ref={root} className={cx(styles.menu, rest.className)} onBlur={onBlur}>
      <Button
        aria-expanded={open}
        aria-controls={id}
        disabled={rest.disabled}
        // Its name, too, while the label is hidden.
        title={listLabel}
        onClick={() => setOpen(!open)}
        className={styles.trigger}
      >
        {label}
        <ChevronDown aria-hidden="true" />
      </Button>
      <ul
        ref={list}
        id={id}
        hidden={!open}
        className={cx(styles.list, styles[align])}
        aria-label={listLabel}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              className={styles.item}
              aria-current={item.id === current}
              onClick={() => {
                close();
                onPick(item.id);
              }}
            >
              <span className={styles.title}>{item.title}</span>
              {item.text ? <span className={styles.text}>{item.text}</span> : null}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
