/**
 * Makes the recorded run that greets a visitor, a real run of the default experiment, or what the story of a first visit is
 * told with.
 */
import { resolve } from 'node:path';
import type { ModelRole } from '../../lab/data/modelRole.ts';
import { BadInput } from '../badInput.ts';
import { type Answer, command } from '../command.ts';
import { experimentOf } from '../experimentOf.ts';
import type { FlagValues } from '../flags.ts';
import { machine } from '../machine.ts';
import { type OutputFile, outputFile, writeOutputs } from '../outputFile.ts';
import { greyPng } from '../png.ts';

const INTO = 'public/recorded';

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
  new Uint8Array(buffer, byteOffset, byteLength);

const today = () => ({ date: new Date().toISOString().slice(0, 10), machine: machine() });

async function recordStory(
  flags: Pick<FlagValues, 'preset' | 'link' | 'set' | 'data' | 'seed' | 'engine'>,
  progress: (line: string) => void,
): Promise<Answer> {
  const file = outputFile('story.json', resolve(INTO, 'story.json'));
  const [{ loadData }, { runLab }, { STORY_LINK, storyOf }] = await Promise.all([
    import('../data/loadData.ts'),
    import('../runLab.ts'),
    import('../../runtime/storyRun.ts'),
  ]);
  const asked = experimentOf({ link: STORY_LINK, ...flags });
  if (asked.dataset.labelNoise === 0) {
    throw new BadInput(
      'dataset.labelNoise: 0 is refused; allowed: more, since the story is told of wrong labels',
    );
  }
  const { experiment, data } = await loadData(asked, flags.data, progress);
  const { report, outcome } = await runLab(experiment, {
    ...(flags.engine && { engine: flags.engine }),
    data,
    progress,
  });
  await writeOutputs([[file, JSON.stringify(storyOf(today(), report, outcome, greyPng))]]);
  return { json: { files: [file.path], link: report.link }, text: file.path };
}

export const record = command({
  name: 'record',
  summary:
    "write public/recorded: the page's greeting or its story, of a run, or studies, of what sweep --json printed",
  positional: [],
  flags: ['as', 'preset', 'link', 'set', 'data', 'seed', 'engine', 'results'],
  async run({ flags }, progress) {
    if (flags.as === 'story') return recordStory(flags, progress);
    if (flags.as === 'studies') {
      const { recordStudies } = await import('./recordStudies.ts');
      return recordStudies(flags.results ?? [], today());
    }
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
    const meta = today();
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
