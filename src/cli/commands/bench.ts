/** Measures this project's training against its peers on this machine. */
import { ENGINES } from '../../bench/catalogue.ts';
import type { BenchReport } from '../../bench/report.ts';
import { runBench } from '../../bench/runBench.ts';
import type { ParsedArguments } from '../arguments.ts';
import { nodeHost } from '../bench/nodeHost.ts';

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
export async function benchCommand({ rows, engine, rounds }: ParsedArguments): Promise<BenchReport> {
  if (engine === 'webgpu') {
    const { installAnyWebgpu } = await import('../../engine/nodeSwiftShader.ts');
    await installAnyWebgpu();
  }
  return runBench(nodeHost(engine === 'webgpu'), {
    engines: engine ? [engine] : ENGINES,
    ...(rows && { rows }),
    ...(rounds && { rounds }),
    listener: { progress: progressLines((line) => console.error(line)), report: () => {} },
  });
}
