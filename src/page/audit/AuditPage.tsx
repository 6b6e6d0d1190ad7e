import { Download } from 'lucide-react';
import { saveBlob } from '../../charts/exportChart.ts';
import { Button } from '../../ui/Button.tsx';
import drop from '../data/DropAnywhere.module.css';
import { useDroppedFiles } from '../data/useDroppedFiles.ts';
import app from '../shell/App.module.css';
import header from '../shell/Header.module.css';
import { type Audited, useAudit } from '../state/audit.ts';
import type { PickedFile } from '../state/dataSlice.ts';
import { auditHtml } from '../state/htmlReports.ts';
import { AuditResults } from './AuditResults.tsx';
import { FilesPart } from './FilesPart.tsx';
import { Snippets } from './Snippets.tsx';
import { texts } from './texts.ts';

const offerDropped = (found: readonly PickedFile[]) =>
  useAudit.getState().offer(found.map(({ file }) => file).filter(({ name }) => !name.startsWith('.')));

/** The page behind `?audit`: the outputs of the visitor's own model, attacked in this tab. */
export function AuditPage() {
  const audited = useAudit((state) => state.audited);
  useDroppedFiles(offerDropped);
  return (
    <div className={app.page}>
      <header className={header.header}>
        <h1 className={header.title}>{texts.title}</h1>
        <span className={header.space} />
        <a href={location.pathname}>{texts.back}</a>
        {audited ? <Exports audited={audited} /> : null}
      </header>
      <main>
        <FilesPart />
        {audited ? <AuditResults audited={audited} /> : null}
        <Snippets />
      </main>
      <div className={drop.veil} aria-hidden="true">
        <p>{texts.dropAnywhere}</p>
      </div>
    </div>
  );
}

function Exports({ audited }: { audited: Audited }) {
  const saveJson = () => {
    const { report, read } = audited;
    const content = JSON.stringify({ ...report, read }, null, 2);
    saveBlob(new Blob([content], { type: 'application/json' }), 'audit.json');
  };
  const saveReport = async () => {
    saveBlob(new Blob([await auditHtml(audited)], { type: 'text/html' }), 'audit.html');
  };
  return (
    <>
      <Button onClick={saveJson}>{texts.json}</Button>
      <Button variant="primary" icon={<Download aria-hidden="true" />} onClick={saveReport}>
        {texts.report}
      </Button>
    </>
  );
}
