/** Makes the recorded studies that the studies page shows at once out of what `sweep --json` printed on this machine. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { canonicalJson } from '../../lab/digest.ts';
import type { StudyPoint } from '../../lab/studies/point.ts';
import {
  packStudy,
  partsOf,
  type RecordedIndex,
  type RecordedMeta,
  type RecordedPart,
} from '../../lab/studies/recordedStudy.ts';
import { BadInput } from '../badInput.ts';
import type { Answer } from '../command.ts';
import { type OutputFile, outputFile, writeOutputs } from '../outputFile.ts';
import { readJson } from '../readJson.ts';

const INTO = 'public/recorded/studies';

/** @throws BadInput for what is no whole part of a study */
function pointsOf(path: string): {
  readonly points: readonly StudyPoint[];
  readonly parts: Omit<RecordedPart, 'file'>[];
} {
  const { points, failed } = readJson(path) as { points?: readonly StudyPoint[]; failed?: unknown };
  if (!Array.isArray(points) || points.length === 0 || failed !== undefined)
    throw new BadInput(
      `--results: ${path} is refused; allowed: what sweep --json printed of a grid none of whose points failed`,
    );
  const parts = partsOf(points);
  if (parts.length === 0)
    throw new BadInput(
      `--results: ${path} is refused: its points are not those of a study; allowed: all points of one, with its seeds`,
    );
  const engines = new Set(points.map(({ engine }) => engine.backend));
  if (engines.size > 1)
    throw new BadInput(
      `--results: ${path} is refused: its points are of ${[...engines].join(' and ')}; allowed: one engine`,
    );
  return { points, parts };
}

function indexAt(path: string): RecordedIndex {
  return existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as RecordedIndex)
    : { version: 1, parts: [] };
}

export async function recordStudies(paths: readonly string[], meta: RecordedMeta): Promise<Answer> {
  const indexFile = outputFile('index.json', resolve(INTO, 'index.json'));
  const written: [OutputFile, string][] = [];
  let parts = indexAt(indexFile.path).parts;
  for (const path of paths) {
    const { points, parts: found } = pointsOf(path);
    const file = `${found[0]!.study}.${found[0]!.part}.json`;
    written.push([outputFile(file, resolve(INTO, file)), JSON.stringify(packStudy({ meta, points }))]);
    const isFound = ({ study, part }: RecordedPart) =>
      found.some((one) => one.study === study && one.part === part);
    parts = [...parts.filter((one) => !isFound(one)), ...found.map((one) => ({ ...one, file }))];
  }
  const index: RecordedIndex = {
    version: 1,
    parts: parts.toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1)),
  };
  await writeOutputs([...written, [indexFile, JSON.stringify(index, null, 1)]]);
  const files = [...written.map(([{ path }]) => path), indexFile.path];
  return { json: { files }, text: files.join('\n') };
}
