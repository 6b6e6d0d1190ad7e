import styles from './Footer.module.css';
import { text } from './messages.ts';

export function Footer() {
  return (
    <footer className={styles.footer}>
      <p>{text.private}</p>
      <p>{text.footer.toy}</p>
      <p>
        {text.footer.paper} {text.footer.data}
      </p>
    </footer>
  );
}
