/** Measures this project's training against its peers on this machine. */

import type { BenchResult } from '../../bench/benchResult.ts';
import { ENGINES } from '../../bench/catalogue.ts';
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

export const bench = command({
  name: 'bench',
  summary: 'steps per second of training on each engine, against tfjs and PyTorch on this machine',
  positional: [],
  flags: ['rows', 'peers', 'engine', 'rounds'],
  async run({ flags }, progress) {
    const result = await measure(flags, progress);
    const { benchText } = await import('../bench/benchText.ts');
    return { json: result, text: benchText(result) };
  },
});
