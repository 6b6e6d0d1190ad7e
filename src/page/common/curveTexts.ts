/** What ROC curves and score histograms say, on the lab's page and the audit's. */
import { inLanguage } from '../../language/inLanguage.ts';

export const texts = inLanguage('curves', {
  tabs: 'Chart',
  linear: 'ROC',
  log: 'log–log',
  scores: 'Scores',
  title: 'ROC',
  scoresTitle: 'Scores',
  x: 'false positives',
  y: 'true positives',
  chance: 'chance',
  unsupported: 'no false alarm',
  cursor: 'Walk the curve with the arrow keys',
  readout: (name: string, fpr: string, tpr: string) => `${name}: ${tpr} found at ${fpr} false alarms`,
  threshold: 'Threshold',
  found: (tpr: string) => `${tpr} of members found`,
  alarms: (fpr: string, count: number) => `${fpr} false alarms (${count})`,
  at: (balanced: string) => `balanced accuracy ${balanced} at your threshold, fitted on nothing`,
  atOwn: (balanced: string) => `balanced accuracy ${balanced} at the attack’s own threshold`,
  own: 'attack’s cut',
  oracle: 'best cut',
  thresholds: (named: string) => `Thresholds: ${named}`,
  oracleMeans: 'the best cut is chosen knowing who is a member, which no attack does',
  empty: 'Scores come last.',
  scoreAxis: (name: string) => `score of ${name}`,
} as const);
