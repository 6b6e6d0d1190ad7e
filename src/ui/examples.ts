import type { ReactNode } from 'react';

/**
 * What the gallery shows of a chart or control: each of its states, by a name that says what is to be seen. They lie beside
 * the component in `<Component>.examples.tsx` as `examples`; the gallery finds them by themselves.
 */
export type Examples = Readonly<Record<string, () => ReactNode>>;
