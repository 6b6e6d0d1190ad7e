/** What is said of a number that was typed and cannot be taken. */
import { printable } from '../../lab/printable.ts';
import type { WrongNumber } from '../../ui/readNumber.ts';
import { texts } from './texts.ts';

/** As much as stands in a line beside the rest of the sentence. */
const SHOWN = 12;

function found(text: string): string {
  const trimmed = printable(text.trim());
  return trimmed.length <= SHOWN ? trimmed : `${trimmed.slice(0, SHOWN - 1)}…`;
}

/** @param allowed in a sentence */
export const refusedNumber = (allowed: string) => (text: string, wrong: WrongNumber) =>
  `${texts.refusedNumber[wrong](found(text))} ${allowed}`;
