import { type ReactNode, useLayoutEffect, useRef } from 'react';

/** A part of the game in place of the one before: where that had the focus, the frame around both takes it. */
export function Stage({ className, children }: { className: string | undefined; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const own = ref.current;
    const frame = own?.parentElement;
    return () => {
      if (own?.contains(document.activeElement)) frame?.focus({ preventScroll: true });
    };
  }, []);
  return (
    <div ref={ref} className={className}>
      {children}
    </div>
  );
}
