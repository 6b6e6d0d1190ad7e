/** What a command is: one file in `commands/` declares it, and usage, checks and help follow from that. */
import { FLAGS, type Flag, type FlagName, type FlagValues } from './flags.ts';
import type { Content } from './outputFile.ts';
import type { EndSignal } from './signals.ts';

export interface Given<Name extends FlagName = FlagName> {
  /** In the order of the command's `positional` names. */
  readonly positional: readonly string[];
  readonly flags: Pick<FlagValues, Name>;
}

/** A file that a flag asks for. */
export interface FileOfAnswer {
  readonly flag: FlagName;
  /** Made when the answer is printed: nothing that fails here takes that away. */
  content(): Content;
}

export interface Answer {
  /** What `--json` prints. */
  readonly json: object;
  readonly text: string;
  /** Of the flags that are given. */
  readonly files?: readonly FileOfAnswer[];
  /** What could not be computed beside the answer, a line each; there being any is a failure. */
  readonly failures?: readonly string[];
  /** The signal that cut the work short. */
  readonly signal?: EndSignal;
}

export interface Command<Name extends FlagName = FlagName> {
  readonly name: string;
  readonly summary: string;
  /** Names of the arguments that follow the command, all required. */
  readonly positional: readonly string[];
  /** Of those that may follow them. */
  readonly optional?: readonly string[];
  /** Beside --json, which every command takes. */
  readonly flags: readonly Name[];
  /** @param progress one line, to standard error @throws BadInput for what is refused */
  run(given: Given<Name>, progress: (line: string) => void): Promise<Answer> | Answer;
}

/** A command of any flags: it is only ever given those that it names. */
export function command<Name extends FlagName>(declared: Command<Name>): Command {
  return declared as unknown as Command;
}

const PATH_ARGUMENTS = ['FILE', 'GRID.json'];

/** Whether the argument names what is read. */
export function argumentIsPath({ positional }: Command, index: number): boolean {
  return PATH_ARGUMENTS.includes(positional[index] ?? '');
}

/** `run [--preset NAME] [--set PATH=VALUE ...]` */
export function usageOf({ name, positional, optional = [], flags }: Command): string {
  const options = flags.map((flag) => {
    const { value, many } = FLAGS[flag] as Flag<unknown>;
    return `[--${flag} ${value}${many ? ' ...' : ''}]`;
  });
  return [name, ...positional, ...optional.map((one) => `[${one}]`), ...options].join(' ');
}
