/** Reads `COMMAND [args] [flags]`; flags may stand anywhere. */
import { parseArgs } from 'node:util';
import { refused } from './badInput.ts';
import { type Command, type Given, usageOf } from './command.ts';
import { COMMANDS, HELP } from './commands/catalogue.ts';
import { FLAGS, type Flag, type FlagName } from './flags.ts';

export interface CommandLine extends Given {
  readonly command: Command;
  readonly json: boolean;
}

const OPTIONS = {
  json: { type: 'boolean' },
  ...Object.fromEntries(Object.keys(FLAGS).map((name) => [name, { type: 'string' } as const])),
} as const;

function tokensOf(argv: readonly string[]) {
  const lenient = { strict: false, allowPositionals: true, tokens: true } as const;
  return parseArgs({ args: [...argv], options: OPTIONS, ...lenient }).tokens;
}

const NAMES = COMMANDS.map(({ name }) => name);

function commandNamed(name: string | undefined): Command {
  if (name === undefined) throw refused('COMMAND', 'nothing', NAMES.join(', '));
  const found = COMMANDS.find((one) => one.name === name);
  if (!found) throw refused('COMMAND', name, NAMES.join(', '), NAMES);
  return found;
}

/** @throws BadInput for a wrong number of arguments */
function checkCount(command: Command, positional: readonly string[]): void {
  const absent = command.positional[positional.length];
  if (absent !== undefined) throw refused(absent, 'nothing', usageOf(command));
  const extra = positional[command.positional.length + (command.optional?.length ?? 0)];
  if (extra !== undefined) throw refused(`argument of ${command.name}`, extra, usageOf(command));
}

/**
 * @throws BadInput for an unknown command or flag, a flag the command does not take, a missing, repeated or refused value.
 */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const tokens = tokensOf(argv);
  const words = tokens.filter((token) => token.kind === 'positional').map((token) => token.value);
  if (tokens.some((token) => token.kind === 'option' && (token.name === 'help' || token.name === 'h'))) {
    const asked = words.slice(0, 1).filter((word) => NAMES.includes(word) && word !== HELP.name);
    return { command: HELP, positional: asked, json: argv.includes('--json'), flags: {} };
  }
  const [first, ...positional] = words;
  const flag = tokens.find((token) => token.kind === 'option' && token.name !== 'json');
  // A flag alone, such as --version, is what was meant as a command.
  const command = commandNamed(first ?? (flag?.kind === 'option' ? flag.rawName : undefined));
  let json = false;
  const flags: Partial<Record<FlagName, unknown>> = {};
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    if (name === 'json') {
      if (value !== undefined) throw refused('--json', value, 'no value');
      json = true;
      continue;
    }
    const flag = command.flags.find((one) => one === name);
    if (flag === undefined) {
      const taken = ['json', ...command.flags].map((one) => `--${one}`);
      throw refused(`flag of ${command.name}`, rawName, taken.join(', '), taken);
    }
    const { read, many, allowed } = FLAGS[flag] as Flag<unknown>;
    const missing = value === undefined || value === '' || (!inlineValue && value.startsWith('--'));
    if (missing) throw refused(rawName, 'no value', allowed);
    if (!many && flag in flags) throw refused(rawName, value, 'the flag once');
    flags[flag] = many ? [...((flags[flag] as unknown[]) ?? []), read(value)] : read(value);
  }
  checkCount(command, positional);
  return { command, positional, json, flags: flags as CommandLine['flags'] };
}
