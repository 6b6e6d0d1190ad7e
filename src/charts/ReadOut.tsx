import figure from './Figure.module.css';
import styles from './ReadOut.module.css';

/** Of the box of a chart that is read off place by place. */
export const readable = styles.box;

/** Of what marks the place that is read off. */
export const readBand = styles.band;

/** What is said of that place, for who looks. */
export function ReadOut({ text }: { readonly text: string | null }) {
  return text === null ? null : <div className={`${figure.tip} ${styles.tip}`}>{text}</div>;
}
