/** Shokri, Stronati, Song & Shmatikov, IEEE S&P 2017 (arXiv 1610.05820): an attack model for each class, on shadow posteriors. */

import type { RandomStream } from '../../random.ts';
import type { FittedAttack } from '../attack.ts';
import type { ModelOutputs, ShadowExamples } from '../attackInputs.ts';
import { fitMembershipNet, type MembershipNet } from '../membershipNet.ts';
import { posteriorsOf } from '../posteriors.ts';

/** A class with fewer members, or fewer non-members, is left to the attack model of all classes together. Our choice. */
const FEWEST = 5;

/** Positions of each class's examples. */
function byClass({ labels, classes }: ModelOutputs): number[][] {
  const groups = Array.from({ length: classes }, (): number[] => []);
  for (let i = 0; i < labels.length; i++) groups[labels[i]!]!.push(i);
  return groups;
}

/** [positions, classes] */
function rowsAt(posteriors: ArrayLike<number>, classes: number, positions: readonly number[]): Float64Array {
  return Float64Array.from(
    { length: positions.length * classes },
    (_, i) => posteriors[positions[Math.floor(i / classes)]! * classes + (i % classes)]!,
  );
}

export async function learn(
  shadow: ShadowExamples,
  random: RandomStream,
  checkpoint: (share: number) => Promise<void> = async () => {},
): Promise<FittedAttack> {
  const { classes, members } = shadow;
  const groups = byClass(shadow);
  const answers = posteriorsOf(shadow);
  const fitOn = (positions: readonly number[], from: number) =>
    fitMembershipNet(
      {
        rows: rowsAt(answers, classes, positions),
        width: classes,
        members: positions.map((i) => members[i]!),
      },
      random,
      (share) => checkpoint((from + share) / (classes + 1)),
    );
  const together = await fitOn([...Array(members.length).keys()], 0);
  const nets: MembershipNet[] = [];
  for (const [label, positions] of groups.entries()) {
    const inside = positions.filter((i) => members[i] === 1).length;
    const enough = Math.min(inside, positions.length - inside) >= FEWEST;
    nets.push(enough ? await fitOn(positions, label + 1) : together);
  }
  return (outputs) => {
    const scores = new Float64Array(outputs.labels.length);
    const asked = posteriorsOf(outputs);
    byClass(outputs).forEach((positions, label) => {
      nets[label]!.probabilities(rowsAt(asked, classes, positions)).forEach((p, i) => {
        scores[positions[i]!] = p;
      });
    });
    return scores;
  };
}
