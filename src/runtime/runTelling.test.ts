import { beforeEach, expect, it } from 'vitest';
import type { StageUpdate } from '../lab/stages/stageContext.ts';
import type { FromLab } from './protocol.ts';
import { RunTelling } from './runTelling.ts';

let time: number;
let posted: FromLab[];
let telling: RunTelling;

const frame = (epoch: number): Extract<StageUpdate, { kind: 'frame' }> => ({
  kind: 'frame',
  epoch,
  x: Float32Array.of(epoch, 0),
  y: Float32Array.of(0, 1),
});
const frames = () => posted.filter((message) => message.kind === 'frame');

beforeEach(() => {
  time = 0;
  posted = [];
  telling = new RunTelling({ post: (message) => posted.push(message), clock: () => time });
  telling.begin(1, true);
});

it('passes on the curves that the page draws and no others', () => {
  telling.update('target', { kind: 'series', series: 'loss', x: 1, y: 2 });
  telling.update('target', { kind: 'series', series: 'unknown', x: 1, y: 2 });
  telling.update('blind', { kind: 'series', series: 'blind', x: 1, y: 2 });
  expect(posted).toEqual([
    { kind: 'series', runId: 1, series: 'target/loss', mode: 'append', points: { x: [1], y: [2] } },
  ]);
});

it('tells for how long a stage has run, also where it goes on under the next run', () => {
  telling.stage('target', 'running');
  time = 3;
  telling.begin(2, true);
  telling.update('target', { kind: 'progress', step: 1, steps: 6 });
  expect(posted.at(-1)).toEqual({
    kind: 'progress',
    runId: 2,
    stage: 'target',
    step: 1,
    steps: 6,
    seconds: 3,
  });
});

it('tells how sure the target and the shadow are of the true labels, as they are trained', () => {
  const means = { members: 0.9, nonMembers: 0.6 };
  const snapshot = { epoch: 2, members: [1, 0], nonMembers: [0, 1], means };
  telling.update('target', { kind: 'confidence', ...snapshot });
  telling.update('shadow', { kind: 'confidence', ...snapshot });
  telling.update('blind', { kind: 'confidence', ...snapshot });
  expect(posted).toEqual([
    { kind: 'confidence', runId: 1, role: 'target', mode: 'append', snapshots: [snapshot] },
    { kind: 'confidence', runId: 1, role: 'shadow', mode: 'append', snapshots: [snapshot] },
  ]);
});

it('sends frames one at a time; of those that wait, the newest', () => {
  for (const epoch of [1, 2, 3]) telling.update('encoder', frame(epoch));
  expect(frames().map(({ epoch }) => epoch)).toEqual([1]);
  telling.frameDrawn();
  expect(frames().map(({ epoch }) => epoch)).toEqual([1, 3]);
  telling.frameDrawn();
  expect(frames()).toHaveLength(2);
  telling.update('encoder', frame(4));
  expect(frames().map(({ epoch }) => epoch)).toEqual([1, 3, 4]);
});

it('sends frames as the encoder turned them, whatever was shown before, with the examples they are of', () => {
  telling.update('encoder', frame(1));
  telling.frameDrawn();
  const other = { ...frame(2), x: Float32Array.of(-1, 0), examples: Int32Array.of(0, 40) };
  telling.update('encoder', other);
  expect(frames()[1]).toEqual({ ...other, runId: 1 });
});

it('sends no frame that waited once the run has ended', () => {
  for (const epoch of [1, 2]) telling.update('encoder', frame(epoch));
  telling.end();
  telling.frameDrawn();
  expect(frames().map(({ epoch }) => epoch)).toEqual([1]);
});
