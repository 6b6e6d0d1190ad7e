import { type ReactNode, StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { cx } from '../../ui/cx.ts';
import { keepFocus } from '../../ui/keepFocus.ts';
import { PageBoundary } from '../common/lazyParts.tsx';
import { PageLink } from '../common/PageLink.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { useTables } from '../numbers/lateTables.ts';
import { LaterOffline } from '../offline/LaterOffline.tsx';
import app from './App.module.css';
import footer from './Footer.module.css';
import header from './Header.module.css';
import { Logo } from './Logo.tsx';
import { PrintAddress } from './PrintHead.tsx';
import styles from './SidePage.module.css';

export interface SidePageProps {
  title: string;
  /** The words of the link to the lab. */
  back: string;
  /** What of the lab that link opens: a hash, or its beginning. */
  home?: string;
  /** At the end of the header. */
  actions: ReactNode;
  intro: string;
  /** What is chosen, and how far it is. */
  controls: ReactNode;
  children: ReactNode;
}

/** A page beside the lab's, with a header like its own. */
export function SidePage({ title, back, home = '', actions, intro, controls, children }: SidePageProps) {
  useTables();
  return (
    <div className={app.page}>
      <header className={cx(header.header, styles.head)}>
        <Logo className={header.logo} />
        <h1 className={header.title}>{title}</h1>
        <span className={header.space} />
        <PageLink href={`${location.pathname}${home}`}>{back}</PageLink>
        {actions}
      </header>
      <PrintAddress />
      <main>
        <div className={styles.controls}>
          <p className={styles.intro}>{intro}</p>
          {controls}
        </div>
        {children}
      </main>
      <footer className={cx(footer.footer, styles.foot)}>
        <LaterOffline />
      </footer>
    </div>
  );
}

/** Shows a page instead of the lab. */
export function openSidePage(root: HTMLElement, title: string, page: ReactNode): void {
  // The HTML shows the lab.
  root.replaceChildren();
  keepFocus();
  const drawn = createRoot(root);
  // It answers before what is done early is no longer kept from it: the browser would leave for a file that nobody takes.
  flushSync(() =>
    drawn.render(
      <StrictMode>
        <PageBoundary>{page}</PageBoundary>
      </StrictMode>,
    ),
  );
  document.title = `${title} – ${commonTexts.name}`;
  window.earlyRecorder?.end();
  const { dataset } = document.documentElement;
  for (const mark of ['waiting', 'unpainted', 'linked']) delete dataset[mark];
}
