/** What is on the page as a report to hand over. The report's own code is loaded when it is asked for. */
import type { Made } from '../../report/htmlReportData.ts';
import type { Audited } from '../../report/htmlReportOfAudit.ts';
import { recordedAsFinished } from './brought.ts';
import { lateCode } from './lateCode.ts';
import { loadRecorded } from './recorded.ts';
import type { FinishedRun } from './runSlice.ts';
import { today } from './today.ts';

const ofAudit = lateCode(() =>
  Promise.all([import('../../report/htmlReportOfAudit.ts'), import('../../report/htmlReport.ts')]),
);
const ofRun = lateCode(() =>
  Promise.all([import('../../report/htmlReportOfRun.ts'), import('../../report/htmlReport.ts')]),
);

const thisMachine = () => ({ machine: navigator.userAgent, threads: navigator.hardwareConcurrency });

/** @param machine that computed the figures, where it was not this one */
function madeOn(date: string, machine?: string): Made {
  return {
    date,
    ...(machine === undefined ? thisMachine() : { machine }),
    page: `${location.origin}${location.pathname}`,
  };
}

export async function auditHtml(audited: Audited): Promise<string> {
  const [{ htmlReportOfAudit }, { htmlReport }] = await ofAudit();
  return htmlReport(htmlReportOfAudit(audited, madeOn(today())));
}

export async function runHtml(run: FinishedRun): Promise<string> {
  const { report, recorded } = run;
  const [{ htmlReportOfRun }, { htmlReport }] = await ofRun();
  const { detail, candidates } = run.detail ? run : recordedAsFinished(await loadRecorded());
  const scores = { attacks: detail!.attacks, classNames: candidates?.classNames ?? [] };
  return htmlReport(htmlReportOfRun(report, scores, madeOn(run.date, recorded?.machine)));
}
