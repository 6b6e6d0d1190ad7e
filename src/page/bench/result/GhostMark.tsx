import styles from './GhostMark.module.css';

/** As the ranking draws it where a row stood before, so that words name it by its mark as well. */
export const GhostMark = () => <span className={styles.mark} aria-hidden="true" />;
