/** The charts of the trainings, in the order in which they stand. */
export const CHART_NAMES = ['losses', 'accuracies', 'contrastive', 'head'] as const;
export type ChartName = (typeof CHART_NAMES)[number];
