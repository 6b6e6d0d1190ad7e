import { type ReactNode, useSyncExternalStore } from 'react';
import styles from './App.module.css';

const never = () => () => undefined;
const NOT_HERE = () => undefined;
const IN_THE_HTML = () => true;

/**
 * A panel as it stands in the HTML, with the recorded run's figures: marked as that until it has been taken over and shows what
 * the page is about. A link's page hides it so long (vite.prerender.ts).
 */
export function Greeting({ children }: { children: ReactNode }) {
  const greets = useSyncExternalStore(never, NOT_HERE, IN_THE_HTML);
  return (
    <div className={styles.panel} data-greeting={greets}>
      {children}
    </div>
  );
}
