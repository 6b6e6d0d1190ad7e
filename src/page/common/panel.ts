/** What a feature tells of its panel. */
import type { ComponentType } from 'react';
import type { Origin } from '../state/belonging.ts';
import type { LateCode } from '../state/lateCode.ts';
import type { LabState } from '../state/store.ts';

/** Where a panel stands: across the top, in one of the bench's three columns, under them, or below the fold. */
export type Place = 'top' | 'bench' | 'strip' | 'below';

interface PanelPlace {
  readonly id: string;
  readonly place: Place;
  /** Left out of a page that is shown without its controls. */
  readonly isControl?: true;
}

/** Its code is part of the page's first load, and its HTML of the page that a visitor sees before any code. */
export interface FirstPanel extends PanelPlace {
  readonly Panel: ComponentType;
}

/** Its code comes when a person comes near its place, which is kept free under its title. */
export interface LaterPanel extends PanelPlace {
  readonly title: string;
  readonly load: LateCode<{ readonly default: ComponentType }>;
  /** In one of two columns, beside two others where it is tall. */
  readonly column?: 'short' | 'tall';
  /** Most often a line or two: no more is kept free for it. */
  readonly low?: boolean;
  /** Of which run its figures are, where all are of one. */
  readonly run?: (state: LabState) => Origin | null;
  /** Something of it was asked for elsewhere: it comes, however far the person is. */
  readonly wanted?: (state: LabState) => boolean;
  /** Until this holds the panel says only why it is empty. */
  readonly ready?: { readonly when: (state: LabState) => boolean; readonly until: string };
}

export type PanelEntry = FirstPanel | LaterPanel;
