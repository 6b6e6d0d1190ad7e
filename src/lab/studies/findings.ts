/** What recorded studies say of each claim, written by rules: every figure is of a recorded run. */
import { ATTACK_TITLES, type AttackName } from '../attacks/catalogue.ts';
import { percent, points as shownPoints } from '../numbers.ts';
import { STUDIES, type StudyName } from './catalogue.ts';
import type { Setting } from './contrast.ts';
import { type MeanOverSeeds, settingsOf } from './overSeeds.ts';
import { partVerdict } from './partVerdict.ts';
import type { RecordedStudy } from './recordedStudy.ts';
import { variedValues } from './settingText.ts';
import { type ClaimedBy, publishedText, type Study, type StudyPart } from './study.ts';
import { figureOverSeeds, type StudyFigure } from './studyFigure.ts';
import { verdictText } from './verdictText.ts';

export const CLAIMED_BY: Readonly<Record<ClaimedBy, string>> = {
  paper: 'The paper, by the summary of it that we worked from',
  open: 'Asked by the paper, not answered in the summary that we worked from',
  field: 'Common knowledge of the field',
};

export const FIGURE_TITLES: Readonly<Record<StudyFigure, string>> = {
  balancedAccuracy: 'balanced accuracy in %',
  auc: 'AUC',
  tprAt1: 'members found at 1 % false positives, in %',
  difference: 'balanced accuracy, CLMIA’s minus each other’s, in points of a hundred',
  information: 'what a pair of views tells of membership, in bits',
};

/** "60.4 [57.1, 63.7]", without ends where the seeds are too few for them. */
function meanText({ value, low, high }: MeanOverSeeds, shown: (value: number) => string): string {
  return low === null || high === null ? shown(value) : `${shown(value)} [${shown(low)}, ${shown(high)}]`;
}

function cell(setting: Setting, attack: AttackName, figure: StudyFigure): string {
  const mean = figureOverSeeds(setting, attack, figure);
  if (!mean) return '–';
  const isShare = figure !== 'auc' && figure !== 'information';
  return meanText(mean, (value) => (isShare ? shownPoints(value) : value.toFixed(3)));
}

/** A line of names and one for each setting: what varies, each attack's figure over seeds, and the target's accuracy. */
export function studyTable(
  { figure, attacks }: Study,
  { vary }: StudyPart,
  settings: readonly Setting[],
): readonly (readonly string[])[] {
  const paths = Object.keys(vary);
  const shown = figure === 'information' ? attacks.slice(0, 1) : attacks;
  const titles = figure === 'information' ? ['bits'] : shown.map((name) => ATTACK_TITLES[name]);
  const mean = (of: (point: Setting['points'][number]) => number, { points }: Setting) =>
    percent(points.reduce((sum, point) => sum + of(point), 0) / points.length);
  return [
    [...paths, ...titles, 'target’s accuracy, train and test'],
    ...settings.map((setting) => [
      ...variedValues(paths, setting.points[0]!.experiment).map(({ text }) => text),
      ...shown.map((name) => cell(setting, name, figure)),
      `${mean(({ target }) => target.trainAccuracy, setting)}, ${mean(({ target }) => target.testAccuracy, setting)}`,
    ]),
  ];
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function table(study: Study, part: StudyPart, settings: readonly Setting[]): string {
  const [names, ...rows] = studyTable(study, part, settings);
  const heads = names!.map((name) => (name in part.vary ? `\`${name}\`` : name));
  return [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n');
}

function partText(study: Study, part: StudyPart, recorded: RecordedStudy): string {
  const settings = settingsOf(recorded.points);
  const verdict = partVerdict(study, part, recorded.points);
  const seeds = [...new Set(recorded.points.map(({ experiment }) => experiment.seed))];
  const engines = [...new Set(recorded.points.map(({ engine }) => engine.backend))];
  const scale = `**${part.title}.** Seeds ${seeds.join(', ')}; engine \`${engines.join(', ')}\`; ${recorded.meta.date}, ${recorded.meta.machine}.`;
  return [
    scale,
    verdictText(verdict, study.figure, study.margin),
    ...(part.published ? [`Beside it: ${publishedText(part.published)}.`] : []),
    table(study, part, settings),
  ].join('\n\n');
}

/** @returns the recorded runs of a part, where there are any */
type Recorded = (study: StudyName, part: string) => RecordedStudy | undefined;

function studyText(study: (typeof STUDIES)[number], recorded: Recorded): string {
  const parts = study.parts.map((part) => {
    const found = recorded(study.id, part.id);
    return found
      ? partText(study, part, found)
      : `**${part.title}.** Not recorded: \`clmia study ${study.id}\` runs it where the data is.`;
  });
  return [
    `### ${study.title}`,
    `${study.claim} (${CLAIMED_BY[study.claimedBy]}.) The figures are ${FIGURE_TITLES[study.figure]}.`,
    ...parts,
  ].join('\n\n');
}

/** The claims, each with what was measured and the verdict, in Markdown. */
export function findingsText(recorded: Recorded): string {
  return STUDIES.map((study) => studyText(study, recorded)).join('\n\n');
}
