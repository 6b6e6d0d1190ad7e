/** A study of the catalogue, run here: its claim, what was measured, and whether that bears it out. */
import { canonicalJson } from '../../lab/digest.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { STUDIES, STUDY_NAMES, studyOf } from '../../lab/studies/catalogue.ts';
import { settingsOf } from '../../lab/studies/overSeeds.ts';
import { partVerdict } from '../../lab/studies/partVerdict.ts';
import type { StudyPoint } from '../../lab/studies/point.ts';
import { partExperiments, type Study, type StudyPart } from '../../lab/studies/study.ts';
import { refused } from '../badInput.ts';
import { type Answer, command, type Given } from '../command.ts';
import { failureText } from '../failures.ts';
import { accountOf, besideText, SWEEP_FLAGS, sweepExperiments } from '../sweep/sweepExperiments.ts';
import type { LeftPart } from './studyText.ts';

const FLAGS = ['part', 'seeds', ...SWEEP_FLAGS] as const;
type StudyFlags = Given<(typeof FLAGS)[number]>['flags'];

/** Its own first seeds, and where there are too few of them those that follow. */
export function seedsFor({ seeds }: StudyPart, count = seeds.length): number[] {
  const last = Math.max(...seeds);
  return Array.from({ length: count }, (_, i) => seeds[i] ?? last + 1 + i - seeds.length);
}

function partsAsked({ parts }: Study, { part, seeds }: StudyFlags): StudyPart[] {
  const names = parts.map(({ id }) => id);
  if (part !== undefined && !names.includes(part)) throw refused('--part', part, names.join(', '), names);
  return parts
    .filter(({ id }) => part === undefined || id === part)
    .map((one) => ({ ...one, seeds: seedsFor(one, seeds) }));
}

/** Whatever version of its data was read. */
const keyOf = ({ dataset, ...rest }: Experiment) =>
  canonicalJson({ ...rest, dataset: { ...dataset, content: '' } });

/** Those of some points that a part asks for. */
function pointsOf(part: StudyPart, points: ReadonlyMap<string, StudyPoint>): StudyPoint[] {
  return partExperiments(part).flatMap((experiment) => points.get(keyOf(experiment)) ?? []);
}

/** @throws BadInput where of no part the data are there */
async function runStudy(
  declared: Study,
  flags: StudyFlags,
  progress: (line: string) => void,
): Promise<Answer> {
  const parts = partsAsked(declared, flags);
  const [{ changesText, pointText }, { leftText, studyText }] = await Promise.all([
    import('./sweepText.ts'),
    import('./studyText.ts'),
  ]);
  const left: LeftPart[] = [];
  const leave = (name: string, error: Error) => {
    for (const part of parts) {
      if (!partExperiments(part).some(({ dataset }) => dataset.name === name)) continue;
      left.push({ part, why: failureText(error) });
      progress(leftText(left.at(-1)!));
    }
  };
  const asked = new Map(parts.flatMap(partExperiments).map((one) => [keyOf(one), one]));
  const done = await sweepExperiments([...asked.values()], flags, pointText, progress, leave);
  const { points, totalSeconds, stages } = done;
  const found = new Map(points.map((point) => [keyOf(point.experiment), point]));
  const measured = parts
    .filter((part) => !left.some((one) => one.part === part))
    .map((part) => {
      const own = pointsOf(part, found);
      return { part, settings: settingsOf(own), verdict: partVerdict(declared, part, own) };
    });
  const { id, title, claim, claimedBy } = declared;
  const named = ({ id, title, seeds }: StudyPart) => ({ id, title, seeds });
  const { failures = [], ...beside } = besideText(done, flags, changesText);
  return {
    json: {
      study: { id, title, claim, claimedBy },
      parts: measured.map(({ part, verdict }) => ({ ...named(part), verdict })),
      ...(left.length > 0 && { partsNotRun: left.map(({ part, why }) => ({ ...named(part), why })) }),
      points,
      ...accountOf(done),
      timing: { totalSeconds, stages },
    },
    text: studyText(declared, measured, left, done),
    ...beside,
    failures: [...left.map(leftText), ...failures],
  };
}

async function listStudies(): Promise<Answer> {
  const { studiesText } = await import('./studyText.ts');
  const json = {
    studies: STUDIES.map(({ id, title, claim, parts }) => ({
      ...{ id, title, claim },
      parts: parts.map((part) => ({ id: part.id, title: part.title, points: partExperiments(part).length })),
    })),
  };
  return { json, text: studiesText(STUDIES) };
}

export const study = command({
  name: 'study',
  summary:
    'a study of the claims: what was measured, and the verdict; without a name, all of them are listed',
  positional: [],
  optional: ['NAME'],
  flags: FLAGS,
  run({ positional: [given], flags }, progress) {
    if (given === undefined) return listStudies();
    const name = STUDY_NAMES.find((one) => one === given);
    if (name === undefined) throw refused('NAME', given, STUDY_NAMES.join(', '), STUDY_NAMES);
    return runStudy(studyOf(name), flags, progress);
  },
});
