/** Makes the recorded run that greets a visitor: a real run of the default experiment. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../command.ts';
import { experimentOf } from '../experimentOf.ts';
import { machine } from '../machine.ts';

const INTO = 'public/recorded';

export const record = command({
  name: 'record',
  summary: "run one experiment and write public/recorded, the page's greeting",
  positional: [],
  flags: ['preset', 'link', 'set', 'data', 'seed', 'engine'],
  async run({ flags }, progress) {
    const [{ loadData }, { runLab }, { outputOf }, { packRun }, { candidatesOf, detailOf }] =
      await Promise.all([
        import('../data/loadData.ts'),
        import('../runLab.ts'),
        import('../../lab/pipeline/runResult.ts'),
        import('../../runtime/recordedRun.ts'),
        import('../../runtime/summary.ts'),
      ]);
    const { experiment, data } = await loadData(experimentOf(flags), flags.data, progress);
    const { report, outcome } = await runLab(experiment, {
      ...(flags.engine && { engine: flags.engine }),
      data,
      progress,
    });
    const candidates = candidatesOf(outputOf(outcome, 'data'), outputOf(outcome, 'split'));
    const meta = { date: new Date().toISOString().slice(0, 10), machine: machine() };
    mkdirSync(INTO, { recursive: true });
    const files = [join(INTO, 'run.json'), join(INTO, 'pictures.bin')] as const;
    writeFileSync(files[0], JSON.stringify(packRun(meta, report, detailOf(outcome), candidates)));
    writeFileSync(files[1], candidates.values);
    return { json: { files, link: report.link }, text: files.join('\n') };
  },
});
