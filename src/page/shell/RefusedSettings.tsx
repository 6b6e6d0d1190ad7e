import { translated } from '../../language/inLanguage.ts';
import { count } from '../common/format.ts';
import { useLab } from '../state/store.ts';
import styles from './RefusedSettings.module.css';
import { texts } from './texts.ts';

/** A list of names that is longer stands once. */
const LONG = 60;

/** What was refused of the address, a line each. */
export function RefusedSettings() {
  const problems = useLab((state) => state.problems);
  const further = useLab((state) => state.furtherProblems);
  const lines = problems.map(({ path, value, allowed }, i) => {
    const toldAbove = allowed.length > LONG && problems.slice(0, i).some((one) => one.allowed === allowed);
    const told = texts.notices.problem(
      path,
      value,
      toldAbove ? texts.notices.allowedAsAbove : translated(allowed),
    );
    return { key: `${path} ${value}`, told };
  });
  return (
    <ul className={styles.list}>
      {lines.map(({ key, told }) => (
        <li key={key}>{told}</li>
      ))}
      {further > 0 ? <li>{texts.notices.furtherProblems(count(further))}</li> : null}
    </ul>
  );
}
