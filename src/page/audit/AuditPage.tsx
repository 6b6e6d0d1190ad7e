import Download from 'lucide-react/icons/download';
import { saveBlob } from '../../charts/exportChart.ts';
import { Button } from '../../ui/Button.tsx';
import type { PickedFile } from '../../ui/files/collectFiles.ts';
import { DropAnywhere } from '../../ui/files/DropAnywhere.tsx';
import { LiveArea } from '../../ui/LiveArea.tsx';
import { Note } from '../../ui/Note.tsx';
import { useLateWork } from '../common/lazyParts.tsx';
import { SidePage } from '../shell/SidePage.tsx';
import { auditController } from '../state/auditController.ts';
import { type Audited, isOfOtherChoices, useAudit } from '../state/auditState.ts';
import { auditHtml } from '../state/htmlReports.ts';
import { AuditResults } from './AuditResults.tsx';
import { FilesPart } from './FilesPart.tsx';
import { Snippets } from './Snippets.tsx';
import { texts } from './texts.ts';

const offerDropped = (found: readonly PickedFile[]) =>
  auditController.offer(found.map(({ file }) => file).filter(({ name }) => !name.startsWith('.')));

/** The page behind `?audit`: the outputs of the visitor's own model, attacked in this tab. */
export function AuditPage() {
  const audited = useAudit((state) => state.audited);
  return (
    <>
      <SidePage
        title={texts.title}
        back={texts.back}
        actions={audited ? <Exports audited={audited} /> : null}
        intro={texts.intro}
        controls={<FilesPart />}
      >
        <OtherChoices />
        {audited ? <AuditResults audited={audited} /> : null}
        <Snippets />
      </SidePage>
      <DropAnywhere text={texts.dropAnywhere} take={offerDropped} />
    </>
  );
}

/** A figure is never shown beside columns that it is not of without a word. */
function OtherChoices() {
  const noun = useAudit((state) => (isOfOtherChoices(state) ? state.head!.noun : null));
  return <LiveArea>{noun ? <Note>{texts.columns.others[noun]}</Note> : null}</LiveArea>;
}

function Exports({ audited }: { audited: Audited }) {
  const saveJson = () => {
    const { report, read } = audited;
    const content = JSON.stringify({ ...report, read }, null, 2);
    saveBlob(new Blob([content], { type: 'application/json' }), 'audit.json');
  };
  const { begin, failure } = useLateWork('floating');
  const saveReport = () =>
    begin(async () => {
      saveBlob(new Blob([await auditHtml(audited)], { type: 'text/html' }), 'audit.html');
    });
  return (
    <>
      <Button onClick={saveJson}>{texts.json}</Button>
      <Button variant="primary" icon={<Download aria-hidden="true" />} onClick={saveReport}>
        {texts.report}
      </Button>
      {failure}
    </>
  );
}
