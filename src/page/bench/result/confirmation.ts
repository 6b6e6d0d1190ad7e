/** Whether a result of this tab confirms what a link says of its sender's. */
import type { Headline, Sender } from '../../state/shareLink.ts';

export type Confirmation =
  | 'confirmed'
  | 'sameFromOther'
  | 'otherEngine'
  | 'sameUnknown'
  | 'otherUnknown'
  | 'differs'
  | 'mixed';

/** As a link holds them. */
const inTenths = ({ value, low, high }: Headline) =>
  [value, low, high].map((share) => (100 * share).toFixed(1)).join();

/**
 * The same engine gives the same figures bit for bit; of those a link holds tenths of a percent.
 * @param engine that computed all of the own result; undefined: several did
 */
export function confirmationOf(sender: Sender, own: Headline, engine: string | undefined): Confirmation {
  if (engine === undefined) return 'mixed';
  const isSame = inTenths(sender) === inTenths(own);
  if (sender.engine === undefined) return isSame ? 'sameUnknown' : 'otherUnknown';
  if (sender.engine !== engine) return isSame ? 'sameFromOther' : 'otherEngine';
  return isSame ? 'confirmed' : 'differs';
}
