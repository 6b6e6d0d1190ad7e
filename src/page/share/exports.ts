/** The run on the page as files and snippets that others can use. */

import type { Experiment } from '../../lab/experiment/experiment.ts';
import { changedPairs } from '../../lab/experiment/experimentText.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import type { RunDetail } from '../state/runSlice.ts';

export function reportJson(report: RunResult): string {
  return JSON.stringify(report, null, 2);
}

/** One line per judged example: who it is, and every attack's score. */
export function scoresCsv(detail: RunDetail): string {
  const names = detail.attacks.map(({ name }) => name);
  const [first] = detail.attacks;
  const rows = Array.from(first?.ids ?? [], (id, i) => {
    const scores = detail.attacks.map(({ scores }) => scores[i]);
    return [id, first!.labels[i], first!.members[i], ...scores].join(',');
  });
  return [['example', 'label', 'member', ...names].join(','), ...rows].join('\n');
}

/** One line per point of each curve. */
export function curvesCsv(detail: RunDetail): string {
  const rows = Object.entries(detail.series).flatMap(([name, { x, y }]) =>
    x.map((at, i) => `${name},${at},${y[i]}`),
  );
  return ['curve,x,y', ...rows].join('\n');
}

const PAPER = `@misc{chen2024clmia,
  title  = {{CLMIA}: Membership Inference Attacks via Unsupervised Contrastive Learning},
  author = {Chen, Depeng and Liu, Xiao and Cui, Jie and Zhong, Hong},
  year   = {2024},
  eprint = {2411.11144},
  archivePrefix = {arXiv}
}`;

/** The paper, and the lab with the experiment on the page. */
export function bibtex(link: string): string {
  return `${PAPER}

@misc{clmialab,
  title  = {{CLMIA} lab},
  author = {{The CLMIA lab contributors}},
  year   = {2026},
  howpublished = {\\url{${link}}}
}`;
}

const settingsOf = (experiment: Experiment) =>
  changedPairs(experiment).map(([path, value]) => `${path}=${value}`);

/** The same experiment in a terminal of any kind: their ways with apostrophes differ. */
export function commandLine(experiment: Experiment): string {
  const quoted = (text: string) => (/^[\w.,:;=/+-]*$/.test(text) ? text : `"${text}"`);
  const settings = settingsOf(experiment).map((setting) => ` --set ${quoted(setting)}`);
  return `npm run -s clmia -- run${settings.join('')}`;
}

/** The same experiment from Python, through the command line. */
export function pythonSnippet(experiment: Experiment): string {
  const settings = settingsOf(experiment).flatMap((setting) => ['--set', setting]);
  const command = ['npm', 'run', '-s', 'clmia', '--', 'run', '--json', ...settings];
  return `import json, subprocess

command = ${JSON.stringify(command)}
report = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
for attack in report["attacks"]:
    print(attack["name"], attack["balancedAccuracy"]["value"], attack["auc"]["value"])
`;
}
