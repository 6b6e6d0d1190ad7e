import { ATTACK_TITLES, type AttackName, isLabelled } from '../attacks/catalogue.ts';
import { REPORTED_FPRS } from '../evaluation/figures.ts';
import { encoder } from './encoder.ts';
import { head } from './head.ts';
import { scores } from './scores.ts';
import { shadow } from './shadow.ts';
import { split } from './split.ts';
import { defineStage } from './stage.ts';
import { target } from './target.ts';
import { views } from './views.ts';

/** Every attack's figures with their intervals, and the diagnosis of the run. */
export const report = defineStage({
  id: 'report',
  title: 'report',
  ribbon: 'scores',
  inputs: [split, target, shadow, views, encoder, head, scores],
  params: ({ seed, contrastive }) => ({ seed, contrastive }),
  onEngine: false,
  stored: true,
  priority: 80,
  work: () => ({}),
  code: () => Promise.all([import('../evaluation/judge.ts'), import('../evaluation/diagnosis/diagnose.ts')]),
  run: async ([{ judge }, { diagnose }], inputs, { contrastive }) => {
    const attacks = judge(inputs.scores.attacks, inputs.scores.members);
    const named = (name: AttackName) => attacks.find((attack) => attack.name === name);
    const clmia = named('clmia');
    const nonMembers = inputs.scores.members.filter((member) => member === 0).length;
    const { labelled } = inputs.head;
    const diagnosis = diagnose({
      balancedAccuracy: clmia?.balancedAccuracy,
      auc: clmia?.auc,
      others: attacks
        .filter(({ name }) => name !== 'clmia' && name !== 'blind')
        .map(({ name, auc }) => ({ title: ATTACK_TITLES[name], auc, isLabelled: isLabelled(name) })),
      attacks: attacks
        .filter(({ name }) => name !== 'blind')
        .map(({ name, ...of }) => ({ title: ATTACK_TITLES[name], ...of })),
      judged: { members: inputs.scores.members.length - nonMembers, nonMembers },
      trainAccuracy: inputs.target.trainAccuracy,
      testAccuracy: inputs.target.testAccuracy,
      classes: inputs.target.classes,
      headTrainAccuracy: inputs.head.clmia.trainAccuracy,
      labelledCount: labelled.members + labelled.nonMembers,
      contrastiveLoss: inputs.encoder.loss.at(-1),
      batchSize: inputs.encoder.batchSize,
      symmetric: contrastive.symmetric,
      temperature: contrastive.temperature,
      dropoutRates: inputs.views.source === 'dropout' ? inputs.views.rates : undefined,
      blind: named('blind')?.balancedAccuracy,
      versusRandomEncoder: named('random-encoder')?.clmiaMinus?.balancedAccuracy,
      fprs: REPORTED_FPRS,
    });
    return { attacks, diagnosis };
  },
});
