import { Panel } from '../../ui/Panel.tsx';
import { TextList } from '../../ui/TextList.tsx';
import { useLab } from '../state/store.ts';
import { texts } from './texts.ts';

/** The result in words: what the figures allow to be said, and the signatures of failure. */
export function DiagnosisPanel() {
  const report = useLab((state) => state.report);
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  if (!report || attacker) return null;
  return (
    <Panel title={texts.title}>
      <TextList items={report.diagnosis} />
    </Panel>
  );
}
