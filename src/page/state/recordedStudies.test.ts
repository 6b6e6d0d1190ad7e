import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LAB_VERSION } from '../../lab/pipeline/stageKey.ts';
import { partVerdict } from '../../lab/studies/partVerdict.ts';
import type { RecordedIndex } from '../../lab/studies/recordedIndex.ts';
import { unpackStudy } from '../../lab/studies/recordedStudy.ts';
import { verdictText } from '../../lab/studies/verdictText.ts';
import type { OpenedPart } from './studyPlan.ts';
import { fieldsOfPart, openedPart, readFields } from './studyPlan.ts';
import { resultKey } from './studyState.ts';

const FOLDER = new URL('../../../public/recorded/studies/', import.meta.url);
const textOf = (file: string) => readFileSync(new URL(file, FOLDER), 'utf8');

const TEMPERATURE: OpenedPart = openedPart('temperature', 'fashion-mnist')!;
const FILE = 'temperature.fashion-mnist.json';

/** What the server has in place of a file; a number is the status that it answers with. */
const served = new Map<string, string | number>();
const fetched: string[] = [];

let recorded: typeof import('./recordedStudies.ts');

beforeEach(async () => {
  served.clear();
  fetched.length = 0;
  vi.stubGlobal('fetch', async (address: string) => {
    const file = address.split('/').at(-1)!;
    fetched.push(file);
    const found = served.get(file) ?? textOf(file);
    return typeof found === 'number' ? new Response('', { status: found }) : new Response(found);
  });
  vi.resetModules();
  recorded = await import('./recordedStudies.ts');
});

const studyIn = (file: string) => recorded.useRecorded.getState().studies.get(file);

async function refusal(content: string | number): Promise<string> {
  served.set(FILE, content);
  await recorded.askRecordedPart(TEMPERATURE);
  const study = studyIn(FILE);
  if (study?.state !== 'failed') throw new Error(`it was ${study?.state}`);
  return study.error.message;
}

const changed = (changes: object) => JSON.stringify({ ...JSON.parse(textOf(FILE)), ...changes });

describe('a recorded study', () => {
  it('says at once what its points bear out by the rule of the lab, and is fetched when it is opened', async () => {
    await recorded.askRecordedIndex();
    expect(fetched).toEqual(['index.json']);
    const { study, part } = TEMPERATURE;
    const { verdict } = recorded.recordedPart(recorded.useRecorded.getState(), TEMPERATURE)!;
    const { points } = unpackStudy(JSON.parse(textOf(FILE)));
    const told = (one: typeof verdict) => verdictText(one, study.figure, study.margin);
    expect(told(verdict)).toBe(told(partVerdict(study, part, points)));
    await recorded.askRecordedPart(TEMPERATURE);
    await recorded.askRecordedPart(TEMPERATURE);
    expect(fetched).toEqual(['index.json', FILE]);
    expect(studyIn(FILE)).toMatchObject({ state: 'there', content: { points: { length: points.length } } });
  });

  it.each([
    ['missing', () => 404, '404'],
    ['torn', () => textOf(FILE).slice(0, 90_000), 'damaged or came only in part'],
    [
      'of another version of the lab',
      () => changed({ labVersion: LAB_VERSION - 1 }),
      `version ${LAB_VERSION - 1}`,
    ],
    ['of another form', () => changed({ version: 2 }), 'version 2'],
    ['without a point', () => changed({ points: JSON.parse(textOf(FILE)).points.slice(1) }), 'other points'],
    [
      'another study’s',
      () => textOf('dropout-rate.fashion-mnist.json'),
      'other points than those of “Temperature”',
    ],
  ])('that is %s is refused by name, and can be asked for again', async (_, content, said) => {
    expect(await refusal(content())).toContain(said);
    expect(recorded.useRecorded.getState().index.state).toBe('there');
    served.clear();
    await recorded.askRecordedPart(TEMPERATURE);
    expect(studyIn(FILE)?.state).toBe('there');
  });

  it('is not known of without the list, until that is asked for again', async () => {
    served.set('index.json', textOf('index.json').slice(0, 400));
    await recorded.askRecordedPart(TEMPERATURE);
    const { index } = recorded.useRecorded.getState();
    expect(index).toMatchObject({
      state: 'failed',
      error: { message: expect.stringContaining('index.json') },
    });
    expect(fetched).toEqual(['index.json']);
    served.clear();
    await recorded.askRecordedPart(TEMPERATURE);
    expect(studyIn(FILE)?.state).toBe('there');
  });

  it('of another version of the lab is not told of', async () => {
    served.set('index.json', textOf('index.json').replace(/"labVersion": \d+/, '"labVersion": 1'));
    await recorded.askRecordedIndex();
    const state = recorded.useRecorded.getState();
    expect(state.index).toMatchObject({
      error: { message: expect.stringContaining('version 1 of the lab') },
    });
    expect(recorded.recordedPart(state, TEMPERATURE)).toBeUndefined();
  });
});

describe('recorded points in the page’s figures', () => {
  const { parts } = JSON.parse(textOf('index.json')) as RecordedIndex;
  it.each(parts.map(({ study, part, file }) => [study, part, file] as const))(
    '%s, %s: every one has its place',
    (name, part, file) => {
      const opened = openedPart(name, part)!;
      const results = recorded.recordedResults(opened, unpackStudy(JSON.parse(textOf(file))));
      const { points } = readFields(fieldsOfPart(opened)).planned!;
      expect(points.map((point) => results.get(resultKey(point))?.state)).toEqual(points.map(() => 'done'));
      expect(results.size).toBe(points.length);
    },
  );
});
