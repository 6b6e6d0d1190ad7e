/** The class of what is shown and does not count now: words keep their contrast, pictures pale. */
import styles from './faded.module.css';

export const FADED: string = styles.faded!;
