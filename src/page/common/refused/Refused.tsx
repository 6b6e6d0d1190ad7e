import { meantBy, SETTING_NAMES } from '../../../lab/experiment/didYouMean.ts';
import { A_SETTING, type Problem } from '../../../lab/experiment/experimentText.ts';
import { translated } from '../../../language/inLanguage.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { count } from '../format.ts';
import styles from './Refused.module.css';
import { texts } from './texts.ts';

interface RefusedProps {
  problems: readonly Problem[];
  /** How many came besides. */
  further: number;
}

function lineOf(problem: Problem): string {
  const { path, value, allowed } = problem;
  const meant = meantBy(problem);
  return texts.problem(path, value, translated(meant === '' ? allowed : `${allowed}; ${meant}`));
}

/** What was refused of an address, a line each, and the names of all settings where one had none of them. */
export default function Refused({ problems, further }: RefusedProps) {
  return (
    <>
      <ul className={styles.list}>
        {problems.map((problem) => (
          <li key={`${problem.path} ${problem.value}`}>{lineOf(problem)}</li>
        ))}
        {further > 0 ? <li>{texts.further(count(further))}</li> : null}
      </ul>
      {problems.some(({ allowed }) => allowed === A_SETTING) ? (
        <Disclosure summary={texts.names(SETTING_NAMES.length)}>
          <ul className={styles.names}>
            {SETTING_NAMES.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </>
  );
}
