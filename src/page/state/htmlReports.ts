/** What is on the page as a report to hand over. The report's own code is loaded when it is asked for. */
import type { Made } from '../../report/htmlReportData.ts';
import type { Audited } from '../../report/htmlReportOfAudit.ts';
import { lateCode } from './lateCode.ts';
import { loadRecorded } from './recorded.ts';
import type { FinishedRun } from './runSlice.ts';

const ofAudit = lateCode(() =>
  Promise.all([import('../../report/htmlReportOfAudit.ts'), import('../../report/htmlReport.ts')]),
);
const ofRun = lateCode(() =>
  Promise.all([import('../../report/htmlReportOfRun.ts'), import('../../report/htmlReport.ts')]),
);

const day = () => new Date().toISOString().slice(0, 10);
const thisMachine = () => `${navigator.userAgent}, ${navigator.hardwareConcurrency} threads`;

function madeHere(recorded: { readonly date: string; readonly machine: string } | null): Made {
  return {
    date: recorded?.date ?? day(),
    machine: recorded?.machine ?? thisMachine(),
    page: `${location.origin}${location.pathname}`,
  };
}

export async function auditHtml(audited: Audited): Promise<string> {
  const [{ htmlReportOfAudit }, { htmlReport }] = await ofAudit();
  return htmlReport(htmlReportOfAudit(audited, madeHere(null)));
}

export async function runHtml(run: FinishedRun): Promise<string> {
  const { report, recorded } = run;
  const [{ htmlReportOfRun }, { htmlReport }] = await ofRun();
  const { detail, candidates } = run.detail ? { ...run, detail: run.detail } : await loadRecorded();
  const scores = { attacks: detail.attacks, classNames: candidates?.classNames ?? [] };
  return htmlReport(htmlReportOfRun(report, scores, madeHere(recorded)));
}
