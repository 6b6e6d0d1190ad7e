/** The smallest gallery that there is: a member and a non-member, of a pixel each. */
import type { Candidates } from '../../../runtime/protocol.ts';

export function pairOfCandidates(given: Partial<Candidates> = {}): Candidates {
  return {
    count: 2,
    height: 1,
    width: 1,
    channels: 1,
    kind: 'pictures',
    classNames: ['a', 'b'],
    values: Uint8Array.of(1, 2),
    labels: Uint8Array.of(0, 1),
    members: Uint8Array.of(1, 0),
    ...given,
  };
}
