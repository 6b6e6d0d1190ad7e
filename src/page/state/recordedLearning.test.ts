import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type RecordedFile, unpackRun } from '../../runtime/recordedRun.ts';

const read = (file: string) => readFileSync(`public/recorded/${file}`, 'utf8');
const RUN = unpackRun(JSON.parse(read('run.json')) as RecordedFile);

let load: typeof import('./recordedLearning.ts').loadRecordedLearning;
let lab: typeof import('./store.ts').useLab.getState;

const fetched = vi.fn<(url: string) => Promise<Response>>();
beforeEach(async () => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
  vi.resetModules();
  load = (await import('./recordedLearning.ts')).loadRecordedLearning;
  lab = (await import('./store.ts')).useLab.getState;
  lab().showRecorded(RUN);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('brings what the recorded run’s trainings looked like, fetched once', async () => {
  fetched.mockImplementation(async () => new Response(read('learning.json')));
  expect(lab().last).toMatchObject({ confidence: {}, frames: null });
  await Promise.all([load(), load()]);
  expect(fetched.mock.calls.map(([url]) => url)).toEqual([
    expect.stringMatching(/recorded\/learning\.json$/),
  ]);
  expect(lab().last?.frames?.epochs).toHaveLength(41);
  expect(lab().last?.confidence.target?.length).toBeGreaterThan(10);
  const { frames } = lab().last!;
  // The run comes whole after it has greeted, and may be hidden and shown again.
  lab().showRecorded(RUN);
  expect(lab().last?.frames).toBe(frames);
  lab().hideRecorded();
  lab().showRecorded(RUN);
  await load();
  expect(fetched).toHaveBeenCalledTimes(1);
  expect(lab().last?.frames).toEqual(frames);
});

it('fails with words where it could not be fetched or is damaged, and tries again', async () => {
  const fails = (words: RegExp) => expect(load()).rejects.toThrow(words);
  fetched.mockResolvedValueOnce(new Response('', { status: 404 }));
  await fails(/could not be loaded \(status 404\)/);
  fetched.mockResolvedValueOnce(new Response('{'));
  await fails(/damaged/);
  fetched.mockResolvedValueOnce(Response.json({ version: 7 }));
  await fails(/version/);
  expect(lab().last?.frames).toBeNull();
  fetched.mockImplementation(async () => new Response(read('learning.json')));
  await load();
  expect(lab().last?.frames).not.toBeNull();
});

it('gives nothing to a run that was trained here meanwhile', async () => {
  fetched.mockImplementation(async () => new Response(read('learning.json')));
  const loading = load();
  lab().hideRecorded();
  await loading;
  expect(lab().last).toBeNull();
});
