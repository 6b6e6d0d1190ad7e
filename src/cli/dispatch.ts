import { callersPath } from './callersPath.ts';
import { type Answer, argumentIsPath } from './command.ts';
import { exitCodeOfFailure, failureText } from './failures.ts';
import { FLAGS, type Flag, type FlagName } from './flags.ts';
import { type OutputFile, outputFile, requireApart, writeOutputs } from './outputFile.ts';
import { type CommandLine, parseCommandLine } from './parseCommandLine.ts';
import { exitCodeOf } from './signals.ts';
import { isSystemError, systemErrorText } from './systemErrors.ts';

/** Where the answer (`out`) and refusals (`err`) go; each resolves once the text is written, or rejects because it cannot be. */
export interface Streams {
  out(text: string): Promise<void>;
  err(text: string): Promise<void>;
}

/** The files that the command line asks for, each looked at before anything is computed. @throws BadInput */
function outputsOf({ command, positional, flags }: CommandLine): Map<FlagName, OutputFile> {
  const given = Object.entries(flags) as [FlagName, string | readonly string[]][];
  const pathsOf = (kind: Flag<unknown>['path']) =>
    given.filter(([name]) => (FLAGS[name] as Flag<unknown>).path === kind);
  const outputs = new Map(
    pathsOf('output').map(([name, path]) => [name, outputFile(`--${name}`, path as string)]),
  );
  const read = [
    ...positional.filter((_, i) => argumentIsPath(command, i)),
    ...pathsOf('input').flatMap(([, paths]) => paths),
  ];
  requireApart([...outputs.values()], read.map(callersPath));
  return outputs;
}

/** Writes what an answer has beside what is printed, and says so. @returns whether all of it is written */
async function writeFiles(
  { files = [] }: Answer,
  outputs: ReadonlyMap<FlagName, OutputFile>,
  err: Streams['err'],
): Promise<boolean> {
  let all = true;
  for (const { flag, content } of files) {
    const file = outputs.get(flag)!;
    try {
      await writeOutputs([[file, content()]]);
      await err(`Saved to ${file.path}\n`);
    } catch (error) {
      const why = isSystemError(error) ? systemErrorText(error) : failureText(error);
      await err(`--${flag}: ${file.path} was not written (${why})\n`);
      all = false;
    }
  }
  return all;
}

/** Prints the answer. @returns the exit code where that fails */
async function print(text: string, { out, err }: Streams): Promise<number> {
  try {
    await out(text);
    return 0;
  } catch (error) {
    // Whoever read it has read enough.
    if (isSystemError(error) && error.code === 'EPIPE') return exitCodeOf('SIGPIPE');
    await err(`standard output: the answer could not be written (${systemErrorText(error)})\n`);
    return 1;
  }
}

/**
 * Runs one command line and returns its exit code: 0, 1 (the run failed, or not all could be written), 2 (bad input), or 128
 * and the number of the signal that ended it.
 */
export async function dispatch(argv: readonly string[], streams: Streams): Promise<number> {
  try {
    const line = parseCommandLine(argv);
    const { command, json, ...given } = line;
    const outputs = outputsOf(line);
    const answer = await command.run(given, (told) => console.error(told));
    const printed = await print(`${json ? JSON.stringify(answer.json) : answer.text}\n`, streams);
    for (const failure of answer.failures ?? []) await streams.err(`${failure}\n`);
    const written = await writeFiles(answer, outputs, streams.err);
    if (answer.signal) return exitCodeOf(answer.signal);
    if (printed !== 0) return printed;
    return written && !answer.failures?.length ? 0 : 1;
  } catch (error) {
    await streams.err(`${failureText(error)}\n`);
    return exitCodeOfFailure(error);
  }
}
