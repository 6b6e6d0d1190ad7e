import type { Problem } from '../../lab/experiment/experimentText.ts';
import { lazyPart } from '../../ui/lazyPart.tsx';
import { lateCode } from '../state/lateCode.ts';
import { useLab } from '../state/store.ts';
import styles from './RefusedSettings.module.css';

/** As they stand in the address, where the code that says more of them cannot be had. */
const Named = ({ problems }: { problems: readonly Problem[] }) => (
  <p className={styles.named}>{problems.map(({ path, value }) => `${path}=${value}`).join(', ')}</p>
);

const Refused = lazyPart(
  lateCode(() => import('../common/refused/Refused.tsx')),
  ({ props }) => <Named {...props} />,
);

/** What was refused of the address. Nothing stands in its place meanwhile: it would be heard twice. */
export function RefusedSettings() {
  const problems = useLab((state) => state.problems);
  const further = useLab((state) => state.furtherProblems);
  return <Refused problems={problems} further={further} />;
}
