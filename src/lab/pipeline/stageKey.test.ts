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
      `data-${digest(new TextEncoder().encode('[6,"data",{"content":"","name":"fashion-mnist"},[],""]'))}`,
    );
    const keys = stageKeys(ALL_ATTACKS, 'wasm');
    expect(Object.values(keys)).toEqual([
      'data-6bd4b4299d831b21c57ec97271fad97c',
      'split-22b478f001b4297596e20c595a81b212',
      'target-0eb7072f18a6eb611f016cad0f3f1f29',
      'shadow-92f5ade3b5c66db6b1a7795a85280a43',
      'views-4702a9a9962a01e78b7603f56c20e880',
      'information-cb6600cdacf58709df36098c55444f2d',
      'encoder-93f397c6185667108d2a868f1eb5d388',
      'head-13fcdf800252bae5edfe98da3f002caa',
      'controls-f263508e42eac4fbd0c9459cea71bdf7',
      'blind-109886ae7e54842853f55d7e899c4c4b',
      'references-329bfd46a40ebba8f2aaf2f0aaa796c3',
      'population-7241339888afc2d3ee60d913c2a083ff',
      'copies-4c3a801b4508ce6b131c7a6cbedfff02',
      'generated-9f1a25917833e71b6507ac2108da518d',
      'rivals-8e13fbec1aa121c45a6b17267aa2c758',
      'scores-e0b074c4429600bde90ab8fe2d7c8977',
      'report-3da43d117ee263f86e069d65e1446446',
    ]);
    expect(stageKey('referenceModels', ALL_ATTACKS, [keys.data, keys.split], 'wasm', 3)).toBe(
      'references-340e7ba9f9a952e639838567ab37928f',
    );
    const { unlabelledAttacks, scores, report } = stageKeys(DEFAULT_EXPERIMENT, 'wasm');
    expect([unlabelledAttacks, scores, report]).toEqual([
      'rivals-9ee0389140b9b5799a892239b610fc36',
      'scores-2e08efd38022d8251845212a413de7cc',
      'report-7aee03c787a1abb1fa5f1da893b0733f',
    ]);
  });
});
