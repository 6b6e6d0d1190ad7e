/** What the person looks at: nothing here changes a figure. */
import type { AttackName } from '../../lab/attacks/catalogue.ts';
import type { DecidedAttack } from '../../lab/evaluation/evaluatedScores.ts';
import type { StageName } from '../../lab/stages/catalogue.ts';
import type { Candidates } from '../../runtime/protocol.ts';
import type { Sender } from './shareLink.ts';
import type { Slice } from './slice.ts';

export type Viewpoint = 'ours' | 'attacker';
export type ResultTab = 'linear' | 'log' | 'scores';

/** Of some examples, told by who among them is a member: their pictures may come later. */
export interface Pointed<Value> {
  readonly members: Candidates['members'];
  readonly value: Value;
}

export interface ViewSlice {
  readonly viewpoint: Viewpoint;
  readonly resultTab: ResultTab;
  /** The attack whose ROC and scores are drawn in front. */
  readonly attackInFront: AttackName;
  /** Dragged by the person over the scores of one attack of one run; null: the attack's own. */
  readonly threshold: { readonly of: DecidedAttack; readonly value: number } | null;
  /** Candidate under the pointer or the arrow keys. */
  readonly highlighted: Pointed<number> | null;
  readonly selection: Pointed<Uint8Array> | null;
  /** Stages that the knob in hand would run again. */
  readonly glow: readonly StageName[];
  /** Whoever made the link that the page was opened from. */
  readonly sender: Sender | null;
  readonly embed: boolean;
  readonly hideControls: boolean;
  /** What the link that the page was opened from holds of pinned experiments, as it stands there. */
  readonly pinsOfLink: string | undefined;
  /** And of two experiments side by side. */
  readonly sidesOfLink: string | undefined;
  /** Whether the story stands above the bench: in the HTML it does, and the page sees whether this is a first visit. */
  readonly story: boolean;
  /** Which chapter of the lesson is asked for, as it was asked; empty: where the person was; null: the lesson is not open. */
  readonly lesson: string | null;
  /** The panel that the large view shows, as it was asked; empty: its first; null: the page is shown as it is. */
  readonly present: string | null;
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
  pinsOfLink: undefined,
  sidesOfLink: undefined,
  story: true,
  lesson: null,
  present: null,
  look: (view) => set(view),
});
