/** How a failure is told, and with which exit code: 2 is bad input, 1 anything else. */
import { printable } from '../lab/printable.ts';
import { BadInput } from './badInput.ts';
import { isSystemError, systemErrorText } from './systemErrors.ts';

/** Errors of the rooms below that say what is wrong with what was given; from other threads they come by name. */
export const OF_INPUT: ReadonlySet<string> = new Set([
  'AuditInputError',
  'CannotLeaveOut',
  'ColumnsNeededError',
  'DataDoesNotSuit',
  'DataFileError',
  'DataTooSmall',
  'FileTooLarge',
  'FileUnreadable',
  'FilesNotRecognised',
  'GridError',
  'JsonTextError',
  'NeedsPictures',
  'NoSuchArchive',
  'NumpyError',
  'PicturesError',
  'RedisReadOnly',
  'RedisRefuses',
  'RedisUntrusted',
  'TooFewExamples',
  'ZipError',
]);

/** Nobody throws these on purpose. */
const UNFORESEEN = new Set([
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
]);

const oneLine = (text: string) => printable(text.replace(/\s+/g, ' ').trim(), Number.POSITIVE_INFINITY);

function hintOf(error: Error): string {
  return 'hint' in error && typeof error.hint === 'string' ? ` ${error.hint}` : '';
}

/** Node's own code for a call that should not have been made so; memory that is too small is no fault. */
const isMisuse = ({ code }: NodeJS.ErrnoException) =>
  code?.startsWith('ERR_') === true && code !== 'ERR_WORKER_OUT_OF_MEMORY';

/** Where in the program it happened. */
function placeOf({ stack }: Error): string {
  const first = /\n\s+at (.*)/.exec(stack ?? '')?.[1];
  return first === undefined ? '' : ` at ${first}`;
}

type InputError = Error & { readonly hint?: string };

const isOfInput = (error: unknown): error is InputError => error instanceof Error && OF_INPUT.has(error.name);

/** An error that says what is wrong with what was given, as the command line's own refusal; any other as it is. */
export function asRefusal(error: unknown): unknown {
  return isOfInput(error) ? new BadInput(`${error.message}${hintOf(error)}`.trim()) : error;
}

export function exitCodeOfFailure(error: unknown): 1 | 2 {
  return error instanceof BadInput || isOfInput(error) ? 2 : 1;
}

/** One line. */
export function failureText(error: unknown): string {
  if (!(error instanceof Error)) return oneLine(String(error));
  if (error instanceof BadInput) return error.message;
  if (isOfInput(error)) return oneLine(`${error.message}${hintOf(error)}`);
  if (isSystemError(error)) {
    const { syscall = 'a call', path } = error;
    return oneLine(`The system refuses: ${systemErrorText(error)} (${syscall}${path ? ` ${path}` : ''})`);
  }
  if (UNFORESEEN.has(error.name) || isMisuse(error)) {
    const told = `${error.name}: ${error.message}${placeOf(error)}`;
    return oneLine(`This is a fault of the program, not of what it was given; please report it: ${told}`);
  }
  return oneLine(`${error.name}: ${error.message}${hintOf(error)}`);
}
