import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTACK_NAMES } from '../attacks/catalogue.ts';
import { digest } from '../digest.ts';
import { DEFAULT_EXPERIMENT, type Experiment, KNOBS } from '../experiment/experiment.ts';
import { withPairs } from '../experiment/experimentText.ts';
import { STAGES, type StageName, stageOf } from '../stages/catalogue.ts';
import { inputsOf } from '../stages/graph.ts';
import { anyExperiment } from '../testing/arbitrary.ts';
import { changedStages, stageKey, stageKeys } from './stageKey.ts';

const ALL_ATTACKS = withPairs(DEFAULT_EXPERIMENT, [['attacks', ATTACK_NAMES]]).experiment;

function changedTo(path: string, value: unknown, base: Experiment = DEFAULT_EXPERIMENT): string {
  const { experiment, problems } = withPairs(base, [[path, value]]);
  expect(problems).toEqual([]);
  return changedStages(base, experiment).join(' ');
}

const HEADS = 'head controls blind scores report';
const TRAINED = `target shadow views information encoder head controls blind unlabelledAttacks scores report`;
const QUERIED = 'target shadow views information encoder head controls unlabelledAttacks scores report';

describe('the stage graph', () => {
  it('lists every stage after its inputs', () => {
    STAGES.forEach((name, i) => {
      for (const before of inputsOf(name)) expect(STAGES.indexOf(before)).toBeLessThan(i);
    });
    expect(new Set(STAGES).size).toBe(STAGES.length);
  });

  it('keeps the target out of everything that leads to the encoder, of which it gives the frames alone', () => {
    const ancestors = (name: StageName): string[] => [name, ...inputsOf(name).flatMap(ancestors)];
    const others = inputsOf('encoder').filter((name) => name !== 'target');
    expect(others).toEqual(['split', 'views']);
    expect(others.flatMap(ancestors)).not.toContain('target');
  });
});

describe('changedStages', () => {
  it.each([
    ['contrastive.temperature', 0.2, 'encoder head scores report'],
    ['contrastive.epochs', 3, 'encoder head scores report'],
    ['contrastive.symmetric', true, 'encoder head scores report'],
    [
      'shadow.dropoutRate',
      0.3,
      'shadow views information encoder head controls unlabelledAttacks scores report',
    ],
    ['views.count', 4, 'views information encoder head scores report'],
    ['views.secondRate', 0.3, 'views information encoder head scores report'],
    ['features', 'sorted', 'information encoder head controls scores report'],
    ['head.labelFraction', 0.05, HEADS],
    ['head.labelSource', 'shadow', HEADS],
    ['head.steps', 20, HEADS],
    ['target.epochs', 10, QUERIED],
    ['target.width', 0.5, QUERIED],
    ['dataset.labelNoise', 0.3, `split ${TRAINED}`],
    ['dataset.membersPerModel', 100, `split ${TRAINED}`],
    ['seed', 8, `split ${TRAINED}`],
  ])('%s = %s reruns %s', (path, value, stages) => {
    expect(changedTo(path, value)).toBe(stages);
  });

  it('reruns nothing for the same experiment, and scores alone for a score attack', () => {
    expect(changedStages(DEFAULT_EXPERIMENT, structuredClone(DEFAULT_EXPERIMENT))).toEqual([]);
    expect(changedTo('attacks', 'clmia,random-encoder,supervised,fine-tuned,blind,loss')).toBe(
      'unlabelledAttacks scores report',
    );
  });

  it('reruns only the heads that an attack needs', () => {
    const { experiment: clmiaOnly } = withPairs(DEFAULT_EXPERIMENT, [['attacks', 'clmia']]);
    expect(changedTo('attacks', 'clmia,fine-tuned', clmiaOnly)).toBe('head scores report');
    expect(changedTo('attacks', 'clmia,random-encoder', clmiaOnly)).toBe('controls scores report');
    expect(changedTo('attacks', 'clmia,supervised', clmiaOnly)).toBe('controls scores report');
    expect(changedTo('attacks', 'clmia,blind', clmiaOnly)).toBe('blind scores report');
  });

  it('reads of the views only what their source makes use of', () => {
    const from = (source: string) => withPairs(DEFAULT_EXPERIMENT, [['views.source', source]]).experiment;
    const VIEWED = 'views information encoder head scores report';
    expect(changedTo('views.augmentations', 'crop')).toBe('');
    expect(changedTo('views.source', 'both')).toBe(VIEWED);
    expect(changedTo('views.source', 'augmentation', from('both'))).toBe(VIEWED);
    for (const source of ['augmentation', 'both']) {
      expect(changedTo('views.augmentations', 'crop', from(source))).toBe(VIEWED);
    }
    expect(changedTo('views.firstRate', 0.3, from('both'))).toBe(VIEWED);
    expect(changedTo('views.firstRate', 0.3, from('augmentation'))).toBe('');
  });

  it('takes a view rate that spells out the shadow rate for the same views', () => {
    const { experiment } = withPairs(DEFAULT_EXPERIMENT, [['views.firstRate', 0.1]]);
    expect(changedStages(DEFAULT_EXPERIMENT, experiment)).toEqual([]);
  });

  it('has no knob that changes nothing', () => {
    const values = new Map<string, unknown>([
      ['dataset.name', 'synthetic-texts'],
      ['dataset.content', '0123456789abcdef'],
      ['target.architecture', 'mlp'],
      ['target.optimizer', 'sgd'],
      ['target.schedule', 'cosine'],
      ['target.initialisation', 'he'],
      ['target.augment', true],
      ['target.weightDecay', 0.1],
      ['views.source', 'both'],
      ['features', 'posterior'],
      ['contrastive.symmetric', true],
      ['views.augmentations', 'rotation'],
      ['head.labelSource', 'shadow'],
      ['references.variance', 'per-example'],
      ['attacks', 'clmia'],
    ]);
    /** Knobs that count only beside another. */
    const beside = new Map<string, Experiment>([
      ['target.momentum', withPairs(DEFAULT_EXPERIMENT, [['target.optimizer', 'sgd']]).experiment],
      ['views.augmentations', withPairs(DEFAULT_EXPERIMENT, [['views.source', 'both']]).experiment],
      ...['count', 'variance', 'gamma', 'a'].map((name): [string, Experiment] => [
        `references.${name}`,
        ALL_ATTACKS,
      ]),
    ]);
    for (const knob of KNOBS) {
      const value =
        values.get(knob.path) ??
        ('min' in knob ? (knob.path === 'dataset.labelNoise' ? knob.max : knob.min) : undefined);
      expect(changedTo(knob.path, value, beside.get(knob.path)), knob.path).not.toBe('');
    }
  });

  it('always ends in a changed report', () => {
    fc.assert(
      fc.property(anyExperiment, anyExperiment, (a, b) => {
        const changed = changedStages(a, b);
        expect(changed.length === 0 || changed.includes('report')).toBe(true);
      }),
    );
  });
});

describe('stageKey', () => {
  it('depends on the engine where tensors are trained, and nowhere else', () => {
    for (const name of STAGES) {
      const on = (engine: string) => stageKey(name, ALL_ATTACKS, ['input'], engine);
      expect(on('wasm') === on('webgpu'), name).toBe(!stageOf(name).onEngine);
      expect(on('wasm') === on('wasm-fma'), name).toBe(!stageOf(name).onEngine);
      expect(on('wasm')).toMatch(new RegExp(`^${stageOf(name).recordedAs}-[0-9a-f]{32}$`));
    }
    const [wasm, webgpu] = [stageKeys(ALL_ATTACKS, 'wasm'), stageKeys(ALL_ATTACKS, 'webgpu')];
    expect(STAGES.filter((name) => wasm[name] === webgpu[name])).toEqual(['data', 'split']);
  });

  it('depends on each input and on their order', () => {
    const key = (...inputs: string[]) => stageKey('head', DEFAULT_EXPERIMENT, inputs, 'wasm');
    expect(new Set([key('a', 'b'), key('b', 'a'), key('a'), key('ab')]).size).toBe(4);
  });

  it('stays what it was: remembered stages of earlier visits are found again', () => {
    expect(stageKeys(DEFAULT_EXPERIMENT, 'wasm').data).toBe(
      `data-${digest(new TextEncoder().encode('[7,"data",{"content":"","name":"fashion-mnist"},[],""]'))}`,
    );
    const keys = stageKeys(ALL_ATTACKS, 'wasm');
    expect(Object.values(keys)).toEqual([
      'data-ee60f97193e2a3c45593f489a1967469',
      'split-adeb553e893360432cb5deedfcc30d4d',
      'target-f96ba5cad6fa199d6a6543be3352a1f4',
      'shadow-d9c9e871fb627a1b24ddaab404f9684a',
      'views-89d6535dd781c43b5fd31f2652499f09',
      'information-4a23b8c79edc8f5bd7c8437759777ac9',
      'encoder-5833e62803be67dcf7ebd09f08e13064',
      'head-b279575a9204dd166e95485732970eb6',
      'controls-36ec2ec2b9fd8ec181b2ee35f7d837fd',
      'blind-96f7cf4f7669fb2dfbff4728327d22d2',
      'references-ca881570bbb273e322a6516deffb531f',
      'population-4a3d5fd0d68b76016c53564eacc862dd',
      'copies-02b567cb667029cd1a3a326790f9b04a',
      'generated-c30512344204dc4c4e8964d3ff65478d',
      'rivals-f7e5e5130857e5bff2b1693739373b3d',
      'scores-abc255e03ae22947e4e16905468b26bc',
      'report-7926f8d1926d957e656dda1c39ba9ff1',
    ]);
    expect(stageKey('referenceModels', ALL_ATTACKS, [keys.data, keys.split], 'wasm', 3)).toBe(
      'references-75dbfa730837ece48a41859a193809cb',
    );
    const { unlabelledAttacks, scores, report } = stageKeys(DEFAULT_EXPERIMENT, 'wasm');
    expect([unlabelledAttacks, scores, report]).toEqual([
      'rivals-4efdcf6dacbe07a3e99fb2f51c42edbb',
      'scores-69aef43256753e3b94ebbddc9e8c3400',
      'report-9896515af18bc4c44abf14c1b2890587',
    ]);
  });
});
