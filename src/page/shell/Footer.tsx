import { gap } from '../../language/marks.ts';
import { PageLink } from '../common/PageLink.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { LaterOffline } from '../offline/LaterOffline.tsx';
import { PaperLink } from '../provenance/PaperLink.tsx';
import styles from './Footer.module.css';
import { LanguageLinks } from './LanguageLinks.tsx';
import { texts } from './texts.ts';

export function Footer() {
  return (
    <footer className={styles.footer}>
      <p>{commonTexts.private}</p>
      <nav className={styles.links} aria-label={texts.footer.more}>
        <PageLink href="?studies">{texts.footer.studies}</PageLink>
        <PageLink href="?teach">{texts.footer.teach}</PageLink>
        <PageLink href="?audit">{texts.footer.audit}</PageLink>
        <PageLink href="?bench">{texts.footer.bench}</PageLink>
        <LanguageLinks />
      </nav>
      <p>{texts.footer.toy}</p>
      <p>
        {texts.footer.paper}
        {gap()}
        <PaperLink /> {texts.footer.year}
        {gap()}
        {texts.footer.data}
      </p>
      <LaterOffline />
    </footer>
  );
}
