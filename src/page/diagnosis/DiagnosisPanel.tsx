import { translated } from '../../language/inLanguage.ts';
import { TextList } from '../../ui/TextList.tsx';
import { RunPanel } from '../common/RunPanel.tsx';
import { useLab } from '../state/store.ts';
import { texts } from './texts.ts';

/** The result in words: what the figures allow to be said, and the signatures of failure. */
export function DiagnosisPanel() {
  const last = useLab((state) => state.last);
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  if (!last || attacker) return null;
  return (
    <RunPanel title={texts.title} run={last}>
      <TextList
        items={last.report.diagnosis.map(({ text, severity }) => ({ text: translated(text), severity }))}
      />
    </RunPanel>
  );
}
