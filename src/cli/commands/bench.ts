/** Measures this project's training against its peers on this machine. */

import type { BenchResult } from '../../bench/benchResult.ts';
import { ENGINES } from '../../bench/catalogue.ts';
import { BadInput } from '../badInput.ts';
import { readBenchResult } from '../bench/readBenchResult.ts';
import { command } from '../command.ts';
import type { FlagValues } from '../flags.ts';

/** Says which row runs and how far it is, once per quarter. */
function progressLines(write: (line: string) => void) {
  let last = '';
  return ({ row, share }: { row: string; share: number }) => {
    const line = `${row} ${25 * Math.floor(4 * share)} %`;
    if (line !== last) write(line);
    last = line;
  };
}

/** @throws the engine's error where none can be started */
async function measure(
  { rows, peers, engine, rounds }: Pick<FlagValues, 'rows' | 'peers' | 'engine' | 'rounds'>,
  progress: (line: string) => void,
): Promise<BenchResult> {
  const [{ nodeHost }, { runBench }] = await Promise.all([
    import('../bench/nodeHost.ts'),
    import('../../bench/runBench.ts'),
  ]);
  if (engine === 'webgpu') {
    const { installAnyWebgpu } = await import('../../engine/node/nodeSwiftShader.ts');
    await installAnyWebgpu();
  }
  return runBench(nodeHost(engine === 'webgpu'), {
    engines: engine ? [engine] : ENGINES,
    ...(rows && { rows }),
    ...(peers && { peers }),
    ...(rounds && { rounds }),
    listener: { progress: progressLines(progress), result: () => {} },
  });
}

const MEASURING = ['rows', 'peers', 'engine', 'rounds'] as const;

/** @throws BadInput for a flag that says what to measure */
function requireNothingMeasured(flags: Pick<FlagValues, (typeof MEASURING)[number]>): void {
  const flag = MEASURING.find((name) => flags[name] !== undefined);
  if (flag) throw new BadInput(`--${flag}: with --results nothing is measured; leave one of them out.`);
}

export const bench = command({
  name: 'bench',
  summary:
    'steps per second of training on each engine, against tfjs and PyTorch on this machine; or, of results measured before, their record',
  positional: [],
  flags: [...MEASURING, 'results', 'record'],
  async run({ flags }, progress) {
    const { results: given } = flags;
    if (given) requireNothingMeasured(flags);
    const results = given ? given.map(readBenchResult) : [await measure(flags, progress)];
    const [{ benchText }, { benchRecord }] = await Promise.all([
      import('../bench/benchText.ts'),
      import('../bench/benchRecord.ts'),
    ]);
    const [only] = results;
    return {
      json: only && results.length === 1 ? only : { results },
      text: results.map(benchText).join('\n\n'),
      ...(flags.record && { files: [{ flag: 'record', content: () => benchRecord(results) }] }),
    };
  },
});
