import { text } from '../texts.ts';
import styles from './Footer.module.css';

export function Footer() {
  return (
    <footer className={styles.footer}>
      <p>{text.private}</p>
      <nav className={styles.links} aria-label={text.footer.more}>
        <a href="?audit">{text.footer.audit}</a>
        <a href="?bench">{text.footer.bench}</a>
      </nav>
      <p>{text.footer.toy}</p>
      <p>
        {text.footer.paper} {text.footer.data}
      </p>
    </footer>
  );
}
