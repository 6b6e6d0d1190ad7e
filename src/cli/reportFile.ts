/** The report to hand over, as a file. */
import { statSync } from 'node:fs';
import { htmlReport } from '../report/htmlReport.ts';
import type { HtmlReportData, Made } from '../report/htmlReportData.ts';
import { refused } from './badInput.ts';
import { machine } from './machine.ts';
import { writeWhole } from './writeWhole.ts';

/** To be asked before anything is computed. @throws BadInput for what is no place for a file */
export function requireReportFile(path: string | undefined): void {
  if (path === undefined) return;
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw refused('--report', `${path} (a folder)`, 'a file to write');
  }
}

/** Writes nothing without a path. */
export function writeReport(path: string | undefined, dataOf: (made: Made) => HtmlReportData): void {
  if (path === undefined) return;
  const made = { date: new Date().toISOString().slice(0, 10), machine: machine(), page: null };
  writeWhole(path, htmlReport(dataOf(made)));
}
