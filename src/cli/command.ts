/** What a command is: one file in `commands/` declares it, and usage, checks and help follow from that. */
import { FLAGS, type Flag, type FlagName, type FlagValues } from './flags.ts';

export interface Given<Name extends FlagName = FlagName> {
  /** In the order of the command's `positional` names. */
  readonly positional: readonly string[];
  readonly flags: Pick<FlagValues, Name>;
}

export interface Answer {
  /** What `--json` prints. */
  readonly json: object;
  readonly text: string;
}

export interface Command<Name extends FlagName = FlagName> {
  readonly name: string;
  readonly summary: string;
  /** Names of the arguments that follow the command, all required. */
  readonly positional: readonly string[];
  /** Beside --json, which every command takes. */
  readonly flags: readonly Name[];
  /** @param progress one line, to standard error @throws BadInput for what is refused */
  run(given: Given<Name>, progress: (line: string) => void): Promise<Answer> | Answer;
}

/** A command of any flags: it is only ever given those that it names. */
export function command<Name extends FlagName>(declared: Command<Name>): Command {
  return declared as unknown as Command;
}

/** `run [--preset NAME] [--set PATH=VALUE ...]` */
export function usageOf({ name, positional, flags }: Command): string {
  const options = flags.map((flag) => {
    const { value, many } = FLAGS[flag] as Flag<unknown>;
    return `[--${flag} ${value}${many ? ' ...' : ''}]`;
  });
  return [name, ...positional, ...options].join(' ');
}
