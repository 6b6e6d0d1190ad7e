/** Which views suffice for CLMIA: known without loading what trains on them. */
import { featureCount } from '../attacks/clmia/features.ts';
import { DEFAULT_EXPERIMENT } from '../experiment/experiment.ts';
import type { AuditInput } from './auditInput.ts';
import { sameViews } from './plausibility/views.ts';

/** Views that fit in memory beside their training: 128 MiB of features. Our choice. */
const MOST_FEATURES = 2 ** 25;
/** Labels are bytes in the encoder's training. */
const MOST_CLASSES = 256;
/** Examples of a kind: below, none would be left to judge by. */
const FEWEST = 10;

/** Why CLMIA cannot be run on these views; undefined where it can. */
export function refusalOfViews({ target, members, views }: AuditInput): string | undefined {
  const { labels, classes } = target;
  if (!views || views.count < 2) return 'at least two views make a pair';
  const why = sameViews(views.posteriors, views.count, labels.length, classes);
  if (why !== undefined) return why;
  const inside = members.reduce((sum, member) => sum + member, 0);
  if (Math.min(inside, labels.length - inside) < FEWEST) {
    return `at least ${FEWEST} members and ${FEWEST} non-members are needed: some are labelled, the others judged`;
  }
  if (classes > MOST_CLASSES) return `up to ${MOST_CLASSES} classes`;
  const size = views.count * labels.length * featureCount(DEFAULT_EXPERIMENT.features, classes);
  if (size > MOST_FEATURES) {
    return `views x examples x features are ${size}; allowed: up to ${MOST_FEATURES}. Give fewer examples or views`;
  }
  return undefined;
}
