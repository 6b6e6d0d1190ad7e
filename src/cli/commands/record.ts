/** Makes the recorded run that greets a visitor: a real run of the default experiment. */
import { resolve } from 'node:path';
import type { ModelRole } from '../../lab/data/modelRole.ts';
import { command } from '../command.ts';
import { experimentOf } from '../experimentOf.ts';
import { machine } from '../machine.ts';
import { type OutputFile, outputFile, writeOutputs } from '../outputFile.ts';

const INTO = 'public/recorded';

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
  new Uint8Array(buffer, byteOffset, byteLength);

export const record = command({
  name: 'record',
  summary: "run one experiment and write public/recorded, the page's greeting",
  positional: [],
  flags: ['preset', 'link', 'set', 'data', 'seed', 'engine'],
  async run({ flags }, progress) {
    const [runFile, picturesFile, learningFile] = ['run.json', 'pictures.bin', 'learning.json'].map((name) =>
      outputFile(name, resolve(INTO, name)),
    ) as [OutputFile, OutputFile, OutputFile];
    const asked = experimentOf(flags);
    const [
      { loadData },
      { runLab },
      { outputOf },
      { packRun },
      { packLearning },
      { candidatesOf, detailOf },
    ] = await Promise.all([
      import('../data/loadData.ts'),
      import('../runLab.ts'),
      import('../../lab/pipeline/runResult.ts'),
      import('../../runtime/recordedRun.ts'),
      import('../../runtime/recordedLearning.ts'),
      import('../../runtime/summary.ts'),
    ]);
    const { experiment, data } = await loadData(asked, flags.data, progress);
    const { report, outcome } = await runLab(experiment, {
      ...(flags.engine && { engine: flags.engine }),
      data,
      progress,
    });
    const candidates = candidatesOf(outputOf(outcome, 'data'), outputOf(outcome, 'split'));
    const meta = { date: new Date().toISOString().slice(0, 10), machine: machine() };
    const confidenceOf = (role: ModelRole) => outputOf(outcome, role).history.confidence;
    const learning = {
      confidence: { target: confidenceOf('target'), shadow: confidenceOf('shadow') },
      frames: outputOf(outcome, 'encoder').frames,
    };
    await writeOutputs([
      [runFile, JSON.stringify(packRun(meta, report, detailOf(outcome), candidates))],
      [picturesFile, bytesOf(candidates.values)],
      [learningFile, JSON.stringify(packLearning({ meta, report }, learning))],
    ]);
    const files = [runFile.path, picturesFile.path, learningFile.path];
    return { json: { files, link: report.link }, text: files.join('\n') };
  },
});
