export interface KeyEntry {
  readonly mark: 'line' | 'dash' | 'filled' | 'hollow' | 'grey' | 'ring';
  readonly text: string;
  readonly colour: string;
  /** Of a line: dashes and gaps. */
  readonly dash?: string;
}

/** What a chart tells of itself beside its drawing: it is asked for when a picture of it leaves the page. */
export interface ChartWords {
  readonly kind: string;
  readonly title?: string | undefined;
  readonly key?: readonly KeyEntry[];
}

export const chartWords = ({ kind, title, key = [] }: ChartWords) => ({
  'data-chart': kind,
  'data-title': title,
  'data-key': JSON.stringify(key),
});
