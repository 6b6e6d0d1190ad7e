import { describe, expect, it } from 'vitest';
import { ATTACK_NAMES } from '../../lab/attacks/catalogue.ts';
import { DEFAULT_EXPERIMENT, type Experiment } from '../../lab/experiment/experiment.ts';
import { withPairs } from '../../lab/experiment/experimentText.ts';
import { PRESET_NAMES, presetExperiment } from '../../lab/experiment/presets.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import { asksFirst, costOfChange } from './changeCost.ts';

const withSettings = (settings: Record<string, unknown>, base = DEFAULT_EXPERIMENT): Experiment =>
  withPairs(base, Object.entries(settings)).experiment;

/** As a default run takes on two cores: about fifteen seconds. */
function resultOf(experiment: Experiment, took: Record<string, number> = {}): RunResult {
  const seconds = { target: 9, shadow: 9.4, views: 1, encoder: 3, head: 0.8, controls: 0.7, ...took };
  const stages = Object.entries(seconds).map(([name, value]) => ({ name, seconds: value }));
  return { experiment, timing: { stages } } as unknown as RunResult;
}

const costOf = (settings: Record<string, unknown>, from = DEFAULT_EXPERIMENT) =>
  costOfChange(from, withSettings(settings, from), resultOf(from));
const LIRA = { attacks: ['clmia', 'loss', 'lira-online'] };
const withLira = withSettings(LIRA);

describe('what a change costs', () => {
  it.each(ATTACK_NAMES.filter((name) => /lira|rmia/.test(name)))('%s trains sixteen more models', (name) => {
    const cost = costOf({ attacks: ['clmia', name] });
    expect(cost).toMatchObject({ models: 16, addsModels: true });
    // Each is trained on as many examples as the target.
    expect(cost.seconds).toBeGreaterThanOrEqual(16 * 9);
    expect(cost.seconds).toBeLessThan(16 * 10);
    expect(asksFirst(cost)).toBe(true);
  });

  it('more reference models train the new ones only; fewer train none', () => {
    expect(costOf({ 'references.count': 20 }, withLira)).toMatchObject({ models: 4, addsModels: true });
    expect(costOf({ 'references.count': 8 }, withLira)).toMatchObject({ models: 0, addsModels: false });
    expect(costOf({ attacks: ['clmia', 'lira-online', 'lira-offline'] }, withLira)).toMatchObject({
      models: 0,
    });
  });

  it('as many anew are no more than the run before trained', () => {
    const from = withLira;
    const to = withSettings({ seed: 8 }, from);
    const cost = costOfChange(from, to, resultOf(from, { references: 150 }));
    expect(cost).toMatchObject({ models: 16, addsModels: false });
    expect(asksFirst(cost)).toBe(false);
  });

  it.each([
    [{ 'contrastive.temperature': 0.5 }],
    [{ 'shadow.dropoutRate': 0.7 }],
    [{ 'head.labelFraction': 1 }],
    [{ 'dataset.labelNoise': 0.3 }],
    [{ seed: 8 }],
    [{ features: 'posterior' }],
    [{ attacks: ['clmia'] }],
    [{ attacks: ['clmia', 'label-only', 'blindmi', 'salem', 'shokri'] }],
    [{ 'target.epochs': 200 }],
    [{ 'target.architecture': 'mlp' }],
  ])('%j goes on at once', (settings) => {
    expect(asksFirst(costOf(settings))).toBe(false);
  });

  it.each([
    [{ 'target.epochs': 500 }],
    [{ 'dataset.membersPerModel': 4000 }],
    [{ 'target.architecture': 'vgg19' }],
    [{ 'target.architecture': 'resnet18' }],
    [{ 'target.width': 4 }],
    [{ 'contrastive.epochs': 400, 'contrastive.batchSize': 1024, 'views.count': 32, 'target.epochs': 400 }],
  ])('%j asks first', (settings) => {
    expect(asksFirst(costOf(settings))).toBe(true);
  });

  it.each(PRESET_NAMES)('the preset %s goes on at once after the default', (name) => {
    expect(asksFirst(costOf({}, presetExperiment(name)))).toBe(false);
    const cost = costOfChange(DEFAULT_EXPERIMENT, presetExperiment(name), resultOf(DEFAULT_EXPERIMENT));
    expect(asksFirst(cost)).toBe(false);
  });

  it('what is over in seconds goes on, however many times longer', () => {
    const small = withSettings({ 'dataset.membersPerModel': 60, 'target.epochs': 3 });
    const quick = resultOf(small, {
      target: 0.1,
      shadow: 0.1,
      views: 0.1,
      encoder: 0.1,
      head: 0.1,
      controls: 0,
    });
    const cost = costOfChange(small, withSettings({ 'target.epochs': 30 }, small), quick);
    expect(cost.seconds).toBeGreaterThan(3 * cost.before!);
    expect(asksFirst(cost)).toBe(false);
  });

  it('without a result only more models ask', () => {
    const to = withSettings({ ...LIRA, 'target.epochs': 500 });
    expect(costOfChange(DEFAULT_EXPERIMENT, to, null)).toMatchObject({ models: 16, seconds: null });
    const longer = costOfChange(DEFAULT_EXPERIMENT, withSettings({ 'target.epochs': 500 }), null);
    expect(asksFirst(longer)).toBe(false);
  });
});
