/** The report of one run of the lab. */
import { entryOf } from '../lab/data/catalogue.ts';
import type { EvaluatedAttack } from '../lab/evaluation/evaluatedScores.ts';
import { INTERVAL_METHODS } from '../lab/evaluation/figures.ts';
import { DEFAULT_EXPERIMENT, type Experiment, KNOBS, type Knob } from '../lab/experiment/experiment.ts';
import { valueAt } from '../lab/experiment/experimentText.ts';
import { bitsText, count, percent, points, secondsText } from '../lab/numbers.ts';
import type { RunResult } from '../lab/pipeline/runResult.ts';
import { marks } from '../language/marks.ts';
import { sentence, sharedCaveats, TOY } from './caveats.ts';
import { digestOf } from './digest.ts';
import { type HtmlReportData, type Made, type Setting, shellWord } from './htmlReportData.ts';
import { asShadowTitle, engineText, flagTitle, optionTitle, settingTitle } from './names.ts';
import { texts } from './texts.ts';

/** What is left of a run beside its result. */
export interface RunScores {
  readonly attacks: readonly EvaluatedAttack[];
  /** Empty: classes go by their numbers. */
  readonly classNames: readonly string[];
}

function textAt(experiment: Experiment, knob: Knob): string {
  const value = valueAt(experiment, knob.path);
  if (value === null) return 'none' in knob && knob.none ? asShadowTitle(knob.none) : '';
  if (typeof value === 'boolean') return flagTitle(value);
  const { path, kind } = knob;
  if (kind !== 'choice' && kind !== 'list') return String(value);
  const options = Array.isArray(value) ? value : [value];
  return options.map((option) => optionTitle(path, String(option))).join(marks.comma);
}

function settingsOf(experiment: Experiment): Setting[] {
  return KNOBS.map((knob) => {
    const value = textAt(experiment, knob);
    return {
      path: knob.path,
      title: settingTitle(knob.path, entryOf(experiment.dataset.name).kind),
      value,
      tag: knob.tag,
      published: knob.published === undefined ? '' : String(knob.published),
      isDefault: value === textAt(DEFAULT_EXPERIMENT, knob),
    };
  });
}

const words = texts.ofRun;

const accuracies = ({ trainAccuracy, testAccuracy }: RunResult['target']) =>
  words.accuracies(percent(trainAccuracy), percent(testAccuracy), points(trainAccuracy - testAccuracy));

const informationText = ({ pair, view, answer, examples }: RunResult['information']) =>
  words.informationValue(bitsText(pair), bitsText(view), bitsText(answer), count(examples));

/** @param scores null where only the report is left of the run: it then has no plots and no classes */
export function htmlReportOfRun(report: RunResult, scores: RunScores | null, made: Made): HtmlReportData {
  const { experiment, engine, timing, link } = report;
  const { dataset, target } = experiment;
  const evaluated = scores?.attacks[0];
  const inside =
    evaluated?.members.reduce((sum, member) => sum + member, 0) ??
    dataset.membersPerModel - (report.attacks[0]?.labelled.members ?? 0);
  const outside = evaluated
    ? evaluated.members.length - inside
    : dataset.membersPerModel - (report.attacks[0]?.labelled.nonMembers ?? 0);
  const judged = { members: inside, nonMembers: outside };
  const attacks = report.attacks.map((attack) => ({
    ...attack,
    oracle: null,
    clmiaMinus: attack.clmiaMinus?.balancedAccuracy ?? null,
  }));
  return {
    title: texts.titles.run,
    made,
    facts: [
      [words.data, words.dataValue(entryOf(dataset.name).title, count(dataset.membersPerModel))],
      [
        words.models,
        words.modelsValue(
          optionTitle('target.architecture', target.architecture),
          target.width,
          target.epochs,
        ),
      ],
      [words.target, accuracies(report.target)],
      [words.shadow, accuracies(report.shadow)],
      [words.judged, texts.facts.judged(count(judged.members), count(judged.nonMembers))],
      [words.information, informationText(report.information)],
      [texts.facts.seed, String(experiment.seed)],
      [texts.facts.engine, engineText(`${engine.backend} (${engine.adapter})`)],
      [words.time, secondsText(timing.totalSeconds)],
    ],
    judged,
    attacks,
    digest: scores && digestOf(scores.attacks, 'clmia'),
    classNames: scores?.classNames ?? [],
    notes: [],
    findings: [],
    refused: [],
    missing: [],
    caveats: [
      ...(report.remarks ?? []).map(sentence),
      ...report.diagnosis.map(({ text }) => text),
      ...sharedCaveats(attacks, judged),
      TOY,
    ],
    methods: [
      `AUC: ${INTERVAL_METHODS.auc}.`,
      `Balanced accuracy: ${INTERVAL_METHODS.balancedAccuracy}.`,
      `Differences to CLMIA: ${INTERVAL_METHODS.difference}.`,
      'Thresholds: 0.5 for CLMIA and what is trained as it is, fitted on the shadow model for score attacks; never on the judged examples. Examples whose membership CLMIA was told are not judged.',
      'The blind control never asks the model: where it is surely above 50 %, the split itself leaks.',
    ],
    settings: settingsOf(experiment),
    splits: report.splits,
    stages: timing.stages,
    reproduce: {
      link: made.page && `${made.page}${link}`,
      command: `npm run -s clmia -- run --link ${shellWord(link)}`,
    },
    json: report,
  };
}
