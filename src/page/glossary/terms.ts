/**
 * Every word of the field that the page uses, by id: plain data for cards, underlines and whatever teaches later. The words
 * stand in `texts.ts`, the pictures in `pictures.tsx`. A stage without a card does not compile.
 */
import type { StageName } from '../../lab/stages/catalogue.ts';
import type { PictureName } from './pictures/TermPicture.tsx';

export type TermId =
  | StageName
  | 'membershipInference'
  | 'clmia'
  | 'attacker'
  | 'member'
  | 'nonMember'
  | 'memorisation'
  | 'overfittingGap'
  | 'labelNoise'
  | 'membersPerModel'
  | 'evaluationSplit'
  | 'epoch'
  | 'seed'
  | 'engine'
  | 'recorded'
  | 'provenance'
  | 'logit'
  | 'posterior'
  | 'confidence'
  | 'loss'
  | 'features'
  | 'dropout'
  | 'dropoutRate'
  | 'augmentation'
  | 'positivePair'
  | 'contrastiveLoss'
  | 'temperature'
  | 'embedding'
  | 'pca'
  | 'umap'
  | 'labelled'
  | 'labelFraction'
  | 'threshold'
  | 'balancedAccuracy'
  | 'roc'
  | 'auc'
  | 'truePositiveRate'
  | 'falsePositiveRate'
  | 'tprAtFpr'
  | 'interval'
  | 'pairedDifference'
  | 'withinNoise'
  | 'calibration'
  | 'scoreAttacks'
  | 'learnedAttacks'
  | 'referenceAttacks'
  | 'lira'
  | 'control'
  | 'randomEncoder'
  | 'supervised'
  | 'fineTuned';

export interface Term {
  readonly picture: PictureName;
  /** Who has it: the attacker (and so the lab, which has everything), or the lab alone; null: nothing that one could have. */
  readonly known: 'attacker' | 'lab' | null;
  /** What to read next. */
  readonly related: readonly TermId[];
}

export const TERMS: Readonly<Record<TermId, Term>> = {
  data: { picture: 'tiles', known: 'attacker', related: ['split', 'membersPerModel'] },
  split: { picture: 'split', known: 'lab', related: ['member', 'evaluationSplit', 'data'] },
  target: { picture: 'target', known: 'lab', related: ['shadow', 'memorisation', 'posterior'] },
  shadow: { picture: 'shadow', known: 'attacker', related: ['dropout', 'target', 'views'] },
  views: { picture: 'views', known: 'attacker', related: ['dropout', 'positivePair'] },
  information: { picture: 'overlap', known: 'attacker', related: ['views', 'dropoutRate'] },
  encoder: {
    picture: 'encoder',
    known: 'attacker',
    related: ['contrastiveLoss', 'embedding', 'randomEncoder'],
  },
  head: {
    picture: 'head',
    known: 'attacker',
    related: ['labelled', 'labelFraction', 'embedding', 'calibration'],
  },
  controls: { picture: 'twins', known: 'lab', related: ['randomEncoder', 'supervised', 'fineTuned'] },
  blind: { picture: 'blind', known: 'lab', related: ['control', 'split'] },
  referenceModels: {
    picture: 'references',
    known: 'attacker',
    related: ['referenceAttacks', 'lira', 'shadow', 'populationQueries'],
  },
  populationQueries: { picture: 'queries', known: 'attacker', related: ['referenceAttacks', 'nonMember'] },
  augmentedQueries: { picture: 'queries', known: 'attacker', related: ['augmentation', 'scoreAttacks'] },
  generatedNonMembers: { picture: 'queries', known: 'attacker', related: ['nonMember', 'unlabelledAttacks'] },
  unlabelledAttacks: {
    picture: 'piles',
    known: 'attacker',
    related: ['scoreAttacks', 'learnedAttacks', 'referenceAttacks', 'generatedNonMembers'],
  },
  scores: {
    picture: 'piles',
    known: 'attacker',
    related: ['threshold', 'roc', 'balancedAccuracy', 'report'],
  },
  report: { picture: 'interval', known: 'lab', related: ['balancedAccuracy', 'auc', 'interval'] },
  membershipInference: {
    picture: 'question',
    known: null,
    related: ['member', 'attacker', 'clmia', 'memorisation'],
  },
  clmia: { picture: 'encoder', known: 'attacker', related: ['views', 'encoder', 'head', 'control'] },
  attacker: {
    picture: 'attacker',
    known: null,
    related: ['posterior', 'shadow', 'labelled', 'membershipInference'],
  },
  member: { picture: 'member', known: 'lab', related: ['nonMember', 'labelled', 'target'] },
  nonMember: { picture: 'nonMember', known: 'lab', related: ['member', 'split'] },
  memorisation: { picture: 'memorised', known: 'lab', related: ['overfittingGap', 'labelNoise'] },
  overfittingGap: { picture: 'gap', known: 'lab', related: ['memorisation', 'epoch'] },
  labelNoise: { picture: 'noisy', known: 'lab', related: ['memorisation', 'overfittingGap'] },
  membersPerModel: { picture: 'split', known: 'attacker', related: ['split', 'interval'] },
  evaluationSplit: { picture: 'split', known: 'lab', related: ['labelled', 'balancedAccuracy'] },
  epoch: { picture: 'gap', known: null, related: ['overfittingGap', 'memorisation'] },
  seed: { picture: 'dice', known: null, related: ['split', 'withinNoise', 'engine'] },
  engine: { picture: 'engine', known: null, related: ['seed', 'recorded'] },
  recorded: { picture: 'engine', known: null, related: ['engine', 'seed', 'provenance'] },
  provenance: { picture: 'tag', known: null, related: ['temperature', 'dropoutRate'] },
  logit: { picture: 'softmax', known: 'attacker', related: ['posterior', 'confidence'] },
  posterior: { picture: 'bars', known: 'attacker', related: ['confidence', 'logit', 'features'] },
  confidence: { picture: 'surer', known: 'attacker', related: ['posterior', 'loss', 'memorisation'] },
  loss: { picture: 'curve', known: 'attacker', related: ['confidence', 'scoreAttacks', 'contrastiveLoss'] },
  features: { picture: 'bars', known: 'attacker', related: ['posterior', 'encoder'] },
  dropout: { picture: 'dropout', known: null, related: ['dropoutRate', 'views', 'information'] },
  dropoutRate: { picture: 'dropout', known: 'attacker', related: ['dropout', 'views', 'positivePair'] },
  augmentation: { picture: 'views', known: null, related: ['views', 'augmentedQueries'] },
  positivePair: { picture: 'pair', known: 'attacker', related: ['views', 'contrastiveLoss', 'temperature'] },
  contrastiveLoss: {
    picture: 'pull',
    known: 'attacker',
    related: ['positivePair', 'temperature', 'encoder'],
  },
  temperature: { picture: 'temperature', known: 'attacker', related: ['contrastiveLoss', 'positivePair'] },
  embedding: { picture: 'map', known: 'attacker', related: ['encoder', 'pca', 'head'] },
  pca: { picture: 'axes', known: null, related: ['embedding', 'umap'] },
  umap: { picture: 'axes', known: null, related: ['pca', 'embedding'] },
  labelled: { picture: 'ringed', known: 'attacker', related: ['labelFraction', 'head', 'evaluationSplit'] },
  labelFraction: { picture: 'ringed', known: 'attacker', related: ['labelled', 'head', 'supervised'] },
  threshold: {
    picture: 'threshold',
    known: 'attacker',
    related: ['truePositiveRate', 'falsePositiveRate', 'roc'],
  },
  balancedAccuracy: { picture: 'threshold', known: 'lab', related: ['threshold', 'interval', 'auc'] },
  roc: { picture: 'roc', known: 'lab', related: ['auc', 'tprAtFpr', 'threshold'] },
  auc: { picture: 'auc', known: 'lab', related: ['roc', 'balancedAccuracy'] },
  truePositiveRate: { picture: 'threshold', known: 'lab', related: ['falsePositiveRate', 'tprAtFpr'] },
  falsePositiveRate: { picture: 'threshold', known: 'lab', related: ['truePositiveRate', 'tprAtFpr'] },
  tprAtFpr: { picture: 'corner', known: 'lab', related: ['roc', 'falsePositiveRate', 'lira'] },
  interval: { picture: 'interval', known: null, related: ['withinNoise', 'pairedDifference'] },
  pairedDifference: { picture: 'paired', known: 'lab', related: ['interval', 'withinNoise'] },
  withinNoise: { picture: 'noise', known: null, related: ['interval', 'pairedDifference', 'seed'] },
  calibration: { picture: 'diagonal', known: 'lab', related: ['scores', 'head'] },
  scoreAttacks: { picture: 'piles', known: 'attacker', related: ['loss', 'confidence', 'threshold'] },
  learnedAttacks: { picture: 'head', known: 'attacker', related: ['shadow', 'posterior'] },
  referenceAttacks: { picture: 'references', known: 'attacker', related: ['referenceModels', 'lira'] },
  lira: {
    picture: 'likelihoods',
    known: 'attacker',
    related: ['referenceModels', 'tprAtFpr', 'memorisation'],
  },
  control: { picture: 'twins', known: 'lab', related: ['randomEncoder', 'blind', 'supervised', 'controls'] },
  randomEncoder: { picture: 'scrambled', known: 'lab', related: ['control', 'encoder'] },
  supervised: { picture: 'head', known: 'lab', related: ['control', 'labelled', 'fineTuned'] },
  fineTuned: { picture: 'encoder', known: 'lab', related: ['control', 'supervised', 'encoder'] },
};
