/** Links of the page as it stands, for whoever they are sent to. */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { type ShareOptions, shareHash } from '../state/shareLink.ts';

/** What a link holds beside the settings. */
export type SharedParts = Omit<ShareOptions, 'embed'> & { readonly embed?: boolean };

/** Without what the page was asked by: an engine or a language is not part of an experiment. */
const pageAddress = () => location.href.replace(/[?#].*$/s, '');

export const linkOf = (experiment: Experiment, parts: SharedParts) =>
  pageAddress() + shareHash(experiment, { embed: false, ...parts });

/** Nobody else can open what is linked from a file. */
export const isFromFile = () => location.protocol === 'file:';
