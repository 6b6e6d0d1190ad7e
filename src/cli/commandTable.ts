export type FlagName =
  | 'json'
  | 'preset'
  | 'link'
  | 'set'
  | 'data'
  | 'target'
  | 'seed'
  | 'engine'
  | 'rows'
  | 'rounds'
  | 'address'
  | 'report'
  | 'shard';

export interface CommandShape {
  usage: string;
  summary: string;
  /** Names of the arguments that follow the command, all required. */
  positional: readonly string[];
  flags: readonly FlagName[];
}

export const COMMANDS = {
  run: {
    usage:
      "run [--preset NAME] [--link '#...'] [--set PATH=VALUE ...] [--data PATH] [--target COLUMN] [--seed N] [--engine webgpu|wasm|cpu] [--report FILE.html]",
    summary: 'train and attack one experiment; prints the report',
    positional: [],
    flags: ['json', 'preset', 'link', 'set', 'data', 'target', 'seed', 'engine', 'report'],
  },
  sweep: {
    usage: 'sweep GRID.json [--shard I/N] [--data PATH] [--target COLUMN] [--engine webgpu|wasm|cpu]',
    summary: 'every experiment of {base: {PATH: VALUE}, vary: {PATH: [VALUE, ...]}}; shared stages run once',
    positional: ['GRID.json'],
    flags: ['json', 'shard', 'data', 'target', 'engine'],
  },
  metrics: {
    usage: 'metrics FILE',
    summary: 'AUC, balanced accuracy, advantage and TPR at FPR of {scores, members, fprs?}',
    positional: ['FILE'],
    flags: ['json'],
  },
  attack: {
    usage: 'attack NAME FILE',
    summary: 'membership scores of {target: {posteriors, labels}}',
    positional: ['NAME', 'FILE'],
    flags: ['json'],
  },
  audit: {
    usage: 'audit FILE [--seed N] [--engine webgpu|wasm|cpu] [--report FILE.html]',
    summary: "every attack that a real model's outputs (.npz, .json, .csv, a folder of .npy) suffice for",
    positional: ['FILE'],
    flags: ['json', 'seed', 'engine', 'report'],
  },
  data: {
    usage: 'data NAME [--data PATH] [--address URL]',
    summary: "make public/data's compact file of a dataset from its official files, downloaded or at PATH",
    positional: ['NAME'],
    flags: ['json', 'data', 'address'],
  },
  record: {
    usage: 'record [--set PATH=VALUE ...] [--seed N]',
    summary: "run one experiment and write public/recorded, the page's greeting",
    positional: [],
    flags: ['json', 'preset', 'link', 'set', 'data', 'seed', 'engine'],
  },
  bench: {
    usage: 'bench [--rows a,b] [--engine webgpu|wasm|cpu] [--rounds N]',
    summary: 'steps per second of training on each engine, against tfjs and PyTorch on this machine',
    positional: [],
    flags: ['json', 'rows', 'engine', 'rounds'],
  },
  help: { usage: 'help', summary: 'this list', positional: [], flags: ['json'] },
} as const satisfies Record<string, CommandShape>;

export type CommandName = keyof typeof COMMANDS;

export const commandNames = Object.keys(COMMANDS) as CommandName[];

export function helpText(): string {
  const lines = commandNames.map((name) => `  ${COMMANDS[name].usage}\n      ${COMMANDS[name].summary}`);
  return ['Usage: clmia COMMAND [--json]', '', ...lines].join('\n');
}
