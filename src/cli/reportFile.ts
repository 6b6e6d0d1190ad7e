/** The report to hand over, as a file. */
import { htmlReport } from '../report/htmlReport.ts';
import type { HtmlReportData, Made } from '../report/htmlReportData.ts';
import type { FileOfAnswer } from './command.ts';
import { machine } from './machine.ts';

/** @param path nothing is written without one @param dataOf what the report holds */
export function reportFiles(
  path: string | undefined,
  dataOf: (made: Made) => HtmlReportData,
): readonly FileOfAnswer[] {
  if (path === undefined) return [];
  const made = { date: new Date().toISOString().slice(0, 10), machine: machine(), page: null };
  return [{ flag: 'report', content: () => htmlReport(dataOf(made)) }];
}
