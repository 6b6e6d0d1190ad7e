import { describe, expect, it } from 'vitest';
import { BadInput } from './badInput.ts';
import { parseCommandLine } from './parseCommandLine.ts';

/** The command by its name. */
function parsed(...argv: string[]) {
  const { command, ...given } = parseCommandLine(argv);
  return { command: command.name, ...given };
}

describe('parseCommandLine', () => {
  it('reads every flag of run', () => {
    const line = ['run', '--json', '--preset', 'overfit', '--link', '#seed=3', '--data=/d', '--seed', '5'];
    const sets = ['--engine', 'cpu', '--set', 'head.labelFraction=0.05', '--set', 'dataset.name=a=b'];
    expect(parsed(...line, ...sets)).toEqual({
      command: 'run',
      positional: [],
      json: true,
      flags: {
        preset: 'overfit',
        link: '#seed=3',
        data: '/d',
        seed: 5,
        engine: 'cpu',
        set: [
          { path: 'head.labelFraction', value: '0.05' },
          { path: 'dataset.name', value: 'a=b' },
        ],
      },
    });
  });

  it('takes flags anywhere', () => {
    expect(parsed('--json', 'attack', 'loss', 'x.json')).toMatchObject({
      command: 'attack',
      positional: ['loss', 'x.json'],
      json: true,
    });
  });

  it('reads the rows and rounds of bench', () => {
    expect(parsed('bench', '--rows', 'head, views', '--rounds', '7', '--engine', 'wasm')).toEqual({
      command: 'bench',
      positional: [],
      json: false,
      flags: { rows: ['head', 'views'], rounds: 7, engine: 'wasm' },
    });
  });

  it('asks for help', () => {
    expect(parsed('run', '--help', '--bogus')).toMatchObject({ command: 'help', positional: ['run'] });
    expect(parsed('help', 'run')).toMatchObject({ command: 'help', positional: ['run'] });
    for (const line of [['--help'], ['help', '--help'], ['dance', '-h']])
      expect(parsed(...line)).toMatchObject({ command: 'help', positional: [] });
    expect(parsed('-h').command).toBe('help');
  });

  it.each([
    [
      [],
      'COMMAND: nothing is refused; allowed: run, sweep, study, worker, leave-out, metrics, attack, audit, data, record, bench, help',
    ],
    [['--version'], 'COMMAND: --version is refused; allowed: run, sweep,'],
    [['--seed', '3'], 'COMMAND: --seed is refused; allowed: run, sweep,'],
    [['--json'], 'COMMAND: nothing is refused; allowed: run, sweep,'],
    [
      ['dance'],
      'COMMAND: dance is refused; allowed: run, sweep, study, worker, leave-out, metrics, attack, audit, data, record, bench, help',
    ],
    [['run', '--sed', '3'], 'flag of run: --sed is refused; allowed: --json, --preset, '],
    [['run', '--sed', '3'], '; did you mean --set or --seed?'],
    [['swep', 'x.json'], '; did you mean sweep?'],
    [['run', '--engine', 'wsam'], '; did you mean wasm?'],
    [['run', '--preset', 'noisy-lables'], '; did you mean noisy-labels?'],
    [['metrics'], 'FILE: nothing is refused; allowed: metrics FILE'],
    [['metrics', 'a', 'b'], 'argument of metrics: b is refused; allowed: metrics FILE'],
    [['metrics', 'a', '--seed', '3'], 'flag of metrics: --seed is refused; allowed: --json'],
    [['run', '--bogus', '3'], 'flag of run: --bogus is refused; allowed: --json, --preset,'],
    [['run', '--json=yes'], '--json: yes is refused; allowed: no value'],
    [['run', '--seed'], '--seed: no value is refused; allowed: a whole number from 0 to 2147483647'],
    [['run', '--seed', '--json'], '--seed: no value is refused'],
    [['run', '--seed', '-1'], '--seed: -1 is refused; allowed: a whole number'],
    [['run', '--seed', '1.5'], '--seed: 1.5 is refused'],
    [['run', '--seed', '1', '--seed', '2'], '--seed: 2 is refused; allowed: the flag once'],
    [['run', '--engine', 'abacus'], '--engine: abacus is refused; allowed: webgpu, wasm-fma, wasm, cpu'],
    [['run', '--preset', 'toString'], '--preset: toString is refused; allowed: overfit'],
    [['run', '--set', 'seed'], '--set: seed is refused; allowed: PATH=VALUE'],
    [['run', '--set', '=3'], '--set: =3 is refused; allowed: PATH=VALUE'],
    [['bench', '--rows', 'head,tail'], '--rows: tail is refused; allowed: cnn28-train, cnn32-train'],
    [['bench', '--rounds', '0'], '--rounds: 0 is refused; allowed: a whole number from 1 to 100'],
    [['bench', '--rounds', '2.5'], '--rounds: 2.5 is refused'],
    [['run', '--rounds', '3'], 'flag of run: --rounds is refused'],
    [['run', '--set='], '--set: no value is refused'],
  ])('%j', (line, message) => {
    expect(() => parseCommandLine(line)).toThrow(BadInput);
    expect(() => parseCommandLine(line)).toThrow(message);
  });
});
