import { BadInput } from './badInput.ts';
import { parseCommandLine } from './parseCommandLine.ts';

/** Where the answer (`out`) and refusals (`err`) go; each resolves once the text is written. */
export interface Streams {
  out(text: string): Promise<void>;
  err(text: string): Promise<void>;
}

function failureText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const hint = 'hint' in error && typeof error.hint === 'string' ? ` ${error.hint}` : '';
  return error instanceof BadInput ? error.message : `${error.name}: ${error.message}${hint}`;
}

/** Runs one command line and returns its exit code: 0, 1 (the run failed) or 2 (bad input). */
export async function dispatch(argv: readonly string[], streams: Streams): Promise<0 | 1 | 2> {
  try {
    const { command, json, ...given } = parseCommandLine(argv);
    const answer = await command.run(given, (line) => console.error(line));
    await streams.out(`${json ? JSON.stringify(answer.json) : answer.text}\n`);
    return 0;
  } catch (error) {
    await streams.err(`${failureText(error)}\n`);
    return error instanceof BadInput ? 2 : 1;
  }
}
