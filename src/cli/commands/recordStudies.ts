/** Makes the recorded studies that the studies page shows at once out of what `sweep --json` printed on this machine. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { LAB_VERSION } from '../../lab/pipeline/stageKey.ts';
import type { StudyPoint } from '../../lab/studies/point.ts';
import {
  indexText,
  type RecordedIndex,
  type RecordedPart,
  recordedParts,
} from '../../lab/studies/recordedIndex.ts';
import { packStudy, partsOf, type RecordedMeta, unpackStudy } from '../../lab/studies/recordedStudy.ts';
import { BadInput } from '../badInput.ts';
import type { Answer } from '../command.ts';
import { type OutputFile, outputFile, writeOutputs } from '../outputFile.ts';
import { readJson } from '../readJson.ts';

const INTO = 'public/recorded/studies';

/** @throws BadInput for what is no whole part of a study */
function pointsOf(path: string): readonly StudyPoint[] {
  const { points, failed } = readJson(path) as { points?: readonly StudyPoint[]; failed?: unknown };
  if (!Array.isArray(points) || points.length === 0 || failed !== undefined)
    throw new BadInput(
      `--results: ${path} is refused; allowed: what sweep --json printed of a grid none of whose points failed`,
    );
  if (partsOf(points).length === 0)
    throw new BadInput(
      `--results: ${path} is refused: its points are not those of a study; allowed: all points of one, with its seeds`,
    );
  const engines = new Set(points.map(({ engine }) => engine.backend));
  if (engines.size > 1)
    throw new BadInput(
      `--results: ${path} is refused: its points are of ${[...engines].join(' and ')}; allowed: one engine`,
    );
  return points;
}

/** Those of this version of the lab. */
function partsAt(path: string): readonly RecordedPart[] {
  if (!existsSync(path)) return [];
  const index = JSON.parse(readFileSync(path, 'utf8')) as RecordedIndex;
  return index.labVersion === LAB_VERSION ? index.parts : [];
}

export async function recordStudies(paths: readonly string[], meta: RecordedMeta): Promise<Answer> {
  const indexFile = outputFile('index.json', resolve(INTO, 'index.json'));
  const written: [OutputFile, string][] = [];
  let parts = partsAt(indexFile.path);
  for (const path of paths) {
    const points = pointsOf(path);
    const [{ study, part }] = partsOf(points) as [Pick<RecordedPart, 'study' | 'part'>];
    const file = `${study}.${part}.json`;
    const packed = packStudy({ meta, points });
    // What is told of it is read from what is written.
    const found = recordedParts(file, unpackStudy(packed));
    written.push([outputFile(file, resolve(INTO, file)), JSON.stringify(packed)]);
    const isFound = (one: RecordedPart) =>
      found.some((other) => other.study === one.study && other.part === one.part);
    parts = [...parts.filter((one) => !isFound(one)), ...found];
  }
  await writeOutputs([...written, [indexFile, indexText(parts, LAB_VERSION)]]);
  const files = [...written.map(([{ path }]) => path), indexFile.path];
  return { json: { files }, text: files.join('\n') };
}
