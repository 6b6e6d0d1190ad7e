import type { ReactNode } from 'react';
import { Disclosure } from '../../ui/Disclosure.tsx';
import './formula.css';
import styles from './Lesson.module.css';
import { texts } from './texts.ts';

interface FormulaProps {
  readonly html: string;
  readonly symbols: Readonly<Record<string, string>>;
}

/** "BA_c": what follows the line is set below, as in the formula. */
function withIndices(symbol: string): ReactNode {
  return symbol
    .split(/_(\p{L}\p{M}*)/u)
    .map((part, i) => (i % 2 === 1 ? <sub key={part}>{part}</sub> : part));
}

/** A formula, and what each of its symbols stands for. */
export function Formula({ html, symbols }: FormulaProps) {
  return (
    <Disclosure summary={texts.formula} className={styles.formula}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: as the build has set it, out of a file of ours */}
      <div dangerouslySetInnerHTML={{ __html: html }} />
      <dl>
        {Object.entries(symbols).map(([symbol, meaning]) => (
          <div key={symbol}>
            <dt>{withIndices(symbol)}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}
