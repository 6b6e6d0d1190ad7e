import { beforeEach, describe, expect, it } from 'vitest';
import { framedExamples, packFrames } from '../../lab/evaluation/embeddingFrames.ts';
import { DEFAULT_EXPERIMENT, type Experiment } from '../../lab/experiment/experiment.ts';
import { parseLink } from '../../lab/experiment/link.ts';
import { placesAt, replayLimits } from '../bench/replay/places.ts';
import type { Attempt, FinishedRun } from './brought.ts';
import {
  framesOf,
  isGrowing,
  lacksLearning,
  modelShown,
  pictureRun,
  pictureShown,
  placeAmong,
  replayedEpoch,
  snapshotsOf,
} from './replay.ts';
import { everyStage, NOTHING, WAITING } from './stageProgress.ts';
import { useLab } from './store.ts';

const of = (hash: string) => parseLink(hash).experiment;
const EXPERIMENTS = {
  otherTau: of('#v=1&contrastive.temperature=0.2'),
  otherDropout: of('#v=1&shadow.dropoutRate=0.3'),
  otherEpochs: of('#v=1&target.epochs=50'),
} as const;

const snapshot = (epoch: number) => ({
  epoch,
  members: [1],
  nonMembers: [1],
  means: { members: 0.5, nonMembers: 0.5 },
});
const places = (x: number) => ({ x: Float32Array.of(x, -x), y: Float32Array.of(0, 0) });
const frames = packFrames([0, 1, 2], Int32Array.of(0, 1), [1, 2, 3].map(places));

const finished = (experiment: Experiment) =>
  ({
    experiment,
    recorded: null,
    stages: everyStage(() => NOTHING),
    curves: {},
    confidence: { target: [snapshot(50), snapshot(100)], shadow: [snapshot(100)] },
    candidates: null,
    embedding: { ...places(4), epoch: null },
    seen: [],
    frames,
    map: null,
  }) as unknown as FinishedRun;

const begun = (experiment: Experiment): Attempt => ({
  experiment,
  recorded: null,
  error: null,
  stages: everyStage(() => WAITING),
  curves: {},
  confidence: {},
  candidates: null,
  embedding: null,
  seen: [],
  frames: null,
});

const lab = useLab.getState;
beforeEach(() => useLab.setState(useLab.getInitialState(), true));

describe('the picture of the learning', () => {
  it.each([
    ['models are trained: how sure they are', EXPERIMENTS.otherEpochs, 'confidence', 'target'],
    ['only the shadow is: how sure it is', EXPERIMENTS.otherDropout, 'confidence', 'shadow'],
    ['only the encoder is: the map', EXPERIMENTS.otherTau, 'map', 'target'],
  ] as const)('%s', (_, experiment, picture, role) => {
    const last = finished(DEFAULT_EXPERIMENT);
    useLab.setState({ status: 'running', last, attempt: begun(experiment), experiment });
    expect(pictureShown(lab())).toBe(picture);
    expect(modelShown(lab())).toBe(role);
  });

  it('is the map again once the encoder has something to show, and after the run', () => {
    const attempt = { ...begun(DEFAULT_EXPERIMENT), embedding: { ...places(1), epoch: 1 } };
    useLab.setState({ status: 'running', attempt });
    expect(pictureShown(lab())).toBe('map');
    useLab.setState({ status: 'finished', attempt: null, last: finished(DEFAULT_EXPERIMENT) });
    expect(pictureShown(lab())).toBe('map');
  });

  it('stays what the models had learned where the run is stopped', () => {
    const attempt = { ...begun(DEFAULT_EXPERIMENT), confidence: { target: [snapshot(7)] } };
    useLab.setState({ status: 'stopped', attempt });
    expect(pictureShown(lab())).toBe('confidence');
    expect(pictureRun(lab(), 'confidence')).toBe(attempt);
  });

  it('is the person’s choice, for this experiment', () => {
    useLab.setState({ status: 'finished', last: finished(DEFAULT_EXPERIMENT) });
    lab().choosePicture(DEFAULT_EXPERIMENT, 'confidence');
    expect(pictureShown(lab())).toBe('confidence');
    useLab.setState({ status: 'running', attempt: begun(EXPERIMENTS.otherTau) });
    expect(pictureShown(lab())).toBe('map');
  });

  it('is of the shadow to the attacker, who knows nothing of the target’s members', () => {
    useLab.setState({ status: 'running', attempt: begun(DEFAULT_EXPERIMENT), viewpoint: 'attacker' });
    expect(modelShown(lab())).toBe('shadow');
  });
});

describe('a replay', () => {
  it('shows the frame that is nearest, and of no other experiment', () => {
    const last = finished(DEFAULT_EXPERIMENT);
    useLab.setState({ status: 'finished', last });
    expect(replayedEpoch(lab(), 'map')).toBeNull();
    lab().replayAt('map', last.experiment, 1);
    expect(replayedEpoch(lab(), 'map')).toBe(1);
    const { x, epoch } = placesAt(last, 1);
    expect(epoch).toBe(1);
    expect(x[0]).toBeCloseTo(2, 3);
    useLab.setState({ last: finished(EXPERIMENTS.otherTau) });
    expect(replayedEpoch(lab(), 'map')).toBeNull();
  });

  it('of the most members that there may be shows the sample that frames are of, where each belongs', () => {
    const members = 15_000;
    const examples = framedExamples(members);
    const plane = (turn: number) => ({
      x: Float32Array.from(examples, (place) => turn * place),
      y: Float32Array.from(examples, (place) => -place),
    });
    const all = Float32Array.from({ length: 2 * members }, (_, i) => i);
    const last = {
      ...finished(DEFAULT_EXPERIMENT),
      candidates: { count: 2 * members },
      embedding: { x: all, y: all, epoch: null },
      frames: packFrames([0, 1, 2], examples, [1, 2, 3].map(plane)),
    } as unknown as FinishedRun;
    const { x, y, epoch } = placesAt(last, 1);
    expect([x.length, y.length, epoch]).toEqual([2 * members, 2 * members, 1]);
    expect(x.filter(Number.isFinite)).toHaveLength(2000);
    // The thousandth of both sides, and the first that no frame is of.
    for (const place of [999, members + 999]) expect(x[place]! / place).toBeCloseTo(2, 1);
    expect([x[1000], x[members + 1000]]).toEqual([Number.NaN, Number.NaN]);
    const limits = replayLimits(last)!;
    for (const limit of Object.values(limits)) expect(Number.isFinite(limit)).toBe(true);
    expect(placesAt(last, null).x, 'the newest is of all').toHaveLength(2 * members);
    expect(placesAt(last, null).x.every(Number.isFinite)).toBe(true);
  });

  it('of a run that failed shows what it brought, and grows no more', () => {
    const error = { name: 'StageFailed', message: 'the report', hint: '' };
    const attempt = { ...finished(DEFAULT_EXPERIMENT), report: undefined, error } as unknown as Attempt;
    useLab.setState({ status: 'failed', attempt, last: finished(EXPERIMENTS.otherTau) });
    expect(pictureRun(lab(), 'map')).toBe(attempt);
    lab().replayAt('map', DEFAULT_EXPERIMENT, 0);
    expect([replayedEpoch(lab(), 'map'), isGrowing(lab(), 'map')]).toEqual([0, false]);
    expect(placesAt(attempt, 0).epoch).toBe(0);
  });

  it('of a run of which nothing was kept has no epochs, and nothing to be moved to', () => {
    const bare = { ...finished(DEFAULT_EXPERIMENT), frames: null, confidence: {} } as FinishedRun;
    useLab.setState({ status: 'finished', last: bare });
    expect([framesOf(bare), snapshotsOf(bare, 'target'), lacksLearning(bare)]).toEqual([[], [], false]);
    lab().replayAt('map', DEFAULT_EXPERIMENT, 1);
    expect(placesAt(bare, 1)).toBe(bare.embedding);
    expect(replayLimits(bare)).toBeNull();
  });

  it('of a run under way grows until what it shows is trained', () => {
    const attempt = { ...begun(DEFAULT_EXPERIMENT), embedding: { ...places(1), epoch: 1 } };
    useLab.setState({ status: 'running', attempt });
    expect(isGrowing(lab(), 'map')).toBe(true);
    useLab.setState({ status: 'stopped' });
    expect(isGrowing(lab(), 'map')).toBe(false);
  });

  it('has the newest last', () => {
    expect(placeAmong([0, 1, 2], null)).toBe(2);
    expect(placeAmong([7, 14, 21], 16)).toBe(1);
    expect(placeAmong([], null)).toBe(-1);
  });
});
