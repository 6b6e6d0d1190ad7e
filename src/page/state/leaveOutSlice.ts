/** What would be without one example: the one in hand, what is being trained for it, and what came of it. */
import type { LeaveOutAnswer } from '../../lab/leaveOut/leaveOneOut.ts';
import type { Candidates, ErrorMessage } from '../../runtime/protocol.ts';
import type { Origin } from './belonging.ts';
import type { Slice } from './slice.ts';
import type { Pointed } from './viewSlice.ts';

/** How many pairs of trainings can be asked for on the page. */
export const SEEDS = [1, 3, 5] as const;
export type Seeds = (typeof SEEDS)[number];

/** A question under way, or answered: whose run it is about, and which of its examples. */
interface About extends Origin {
  readonly recorded: null;
  readonly candidates: Candidates;
  readonly example: number;
}

export interface Asking extends About {
  readonly trainings: number;
  /** Shares of trainings counted. */
  readonly done: number;
}

export interface Answered extends About {
  readonly answer: LeaveOutAnswer;
}

export interface LeaveOutSlice {
  /** The member in hand. */
  readonly inHand: Pointed<number> | null;
  /** It was put there from elsewhere on the page, and the person is on the way there. */
  readonly handed: boolean;
  readonly seeds: Seeds;
  readonly asking: Asking | null;
  readonly answered: Answered | null;
  readonly askError: ErrorMessage | null;
  setLeaveOut(
    part: Partial<Pick<LeaveOutSlice, 'inHand' | 'handed' | 'seeds' | 'asking' | 'answered' | 'askError'>>,
  ): void;
}

export const createLeaveOutSlice: Slice<LeaveOutSlice> = (set) => ({
  inHand: null,
  handed: false,
  seeds: 1,
  asking: null,
  answered: null,
  askError: null,
  setLeaveOut: (part) => set(part),
});
