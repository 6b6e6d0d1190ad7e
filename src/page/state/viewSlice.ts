/** What the person looks at: nothing here changes a figure. */
import type { AttackName } from '../../lab/attacks/catalogue.ts';
import type { StageName } from '../../lab/stages/catalogue.ts';
import type { Headline } from './shareLink.ts';
import type { Slice } from './slice.ts';

export type Viewpoint = 'ours' | 'attacker';
export type ResultTab = 'linear' | 'log' | 'scores';

export interface ViewSlice {
  readonly viewpoint: Viewpoint;
  readonly resultTab: ResultTab;
  /** The attack whose ROC and scores are drawn in front. */
  readonly attackInFront: AttackName;
  /** Threshold dragged by the person; null: the attack's own. */
  readonly threshold: number | null;
  /** Candidate under the pointer or the arrow keys. */
  readonly highlighted: number | null;
  readonly selection: Uint8Array | null;
  /** Stages that the knob in hand would run again. */
  readonly glow: readonly StageName[];
  readonly sender: Headline | null;
  readonly embed: boolean;
  readonly hideControls: boolean;
  look(view: Partial<ViewSlice>): void;
}

export const createViewSlice: Slice<ViewSlice> = (set) => ({
  viewpoint: 'ours',
  resultTab: 'log',
  attackInFront: 'clmia',
  threshold: null,
  highlighted: null,
  selection: null,
  glow: [],
  sender: null,
  embed: false,
  hideControls: false,
  look: (view) => set(view),
});
