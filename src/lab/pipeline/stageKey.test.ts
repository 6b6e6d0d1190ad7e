import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTACK_NAMES } from '../attacks/catalogue.ts';
import { digest } from '../digest.ts';
import { DEFAULT_EXPERIMENT, type Experiment, KNOBS } from '../experiment/experiment.ts';
import { withPairs } from '../experiment/experimentText.ts';
import { STAGES, stageOf } from '../stages/catalogue.ts';
import { inputsOf, needsOf } from '../stages/graph.ts';
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
  it('lists every stage after its inputs and after what it watches', () => {
    STAGES.forEach((name, i) => {
      for (const before of needsOf(name)) expect(STAGES.indexOf(before)).toBeLessThan(i);
    });
    expect(new Set(STAGES).size).toBe(STAGES.length);
  });

  it('keeps the target out of everything that leads to the encoder', () => {
    const ancestors = (name: (typeof STAGES)[number]): string[] => [
      name,
      ...inputsOf(name).flatMap(ancestors),
    ];
    expect(ancestors('encoder')).not.toContain('target');
    expect(stageOf('encoder').watches.map(({ id }) => id)).toEqual(['target']);
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
      `data-${digest(new TextEncoder().encode('[6,"data",{"content":"","name":"fashion-mnist"},[],""]'))}`,
    );
    const keys = stageKeys(ALL_ATTACKS, 'wasm');
    expect(Object.values(keys)).toEqual([
      'data-d5ff046aa820ca6cebefa3ff584ce8df',
      'split-27dd4368ed175facda1d6683b4aba687',
      'target-dbcb7486185a43c06de7584d36889526',
      'shadow-83f59dfac0bafceb2329d90e17f63176',
      'views-607e943c6daf1fc87d457415315764b1',
      'information-67705ee9e12116dcc5a1bc36a8c3d13b',
      'encoder-21824692e37605ead893eb55196d6a57',
      'head-a008081b31168937ef6c15a0c6f0d0d8',
      'controls-1bdae2fe0a5856785b1352179b5880f4',
      'blind-6a58dc2d728a3a1a512d930f96b86d95',
      'references-957c30c13bc6048dc2f1b4f2a4bdc363',
      'population-b50f5856a6e6ce26bada74fdb15170b6',
      'copies-d91ecb88ef2a9532381eb7bfb2c9d36e',
      'generated-809cf2a4d9b2ca35b665f0bfaf3e7187',
      'rivals-7b44ef5e1228c4dcad9e9b850cb931fe',
      'scores-cc15d85d59476cdc9238c99274149c58',
      'report-391cb188d5a73fbec4ffaba8b00a16a8',
    ]);
    expect(stageKey('referenceModels', ALL_ATTACKS, [keys.data, keys.split], 'wasm', 3)).toBe(
      'references-100df8ccbc566c897f1ecc85fe7c06a8',
    );
    const { unlabelledAttacks, scores, report } = stageKeys(DEFAULT_EXPERIMENT, 'wasm');
    expect([unlabelledAttacks, scores, report]).toEqual([
      'rivals-f73686015973b18899e156302961f52f',
      'scores-7f36d77599c96be24fd4b76daeff7ad2',
      'report-cce120b87c5b108c345701c9ce5c51be',
    ]);
  });
});
