/** A report as one HTML file that holds all it needs: it asks nothing of any network, reads well on paper, and has its figures as JSON inside. */

import { spokenLanguage } from '../language/inLanguage.ts';
import { LANGUAGES } from '../language/languages.ts';
import type { HtmlReportData } from './htmlReportData.ts';
import { html, jsonInScript, Markup } from './markup.ts';
import {
  attacksSection,
  caveatsSection,
  curvesSection,
  factsSection,
  findingsSection,
  gapsSection,
  histogramsSection,
  methodsSection,
  notesSection,
  reproduceSection,
  settingsSection,
  slicesSection,
  splitsSection,
  timingSection,
} from './sections.ts';
import { MIRRORED, STYLE } from './style.ts';

/** The browser itself then keeps the promise that the file fetches and runs nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** Whether the language that the report's words are in is read from right to left. */
const isMirrored = () => LANGUAGES.some(({ tag, dir }) => tag === spokenLanguage() && dir === 'rtl');

const opening = () =>
  isMirrored() ? html`<html lang="${spokenLanguage()}" dir="rtl">` : html`<html lang="${spokenLanguage()}">`;

export function htmlReport(data: HtmlReportData): string {
  const sections = [
    caveatsSection,
    attacksSection,
    curvesSection,
    histogramsSection,
    slicesSection,
    gapsSection,
    methodsSection,
    settingsSection,
    splitsSection,
    timingSection,
    reproduceSection,
  ];
  return html`<!doctype html>
${opening()}
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${data.title}</title>
<style>${new Markup(isMirrored() ? STYLE + MIRRORED : STYLE)}</style>
</head>
<body>
<main>
<h1>${data.title}</h1>
${notesSection(data)}
${findingsSection(data)}
${factsSection(data)}
${sections.map((part) => part(data))}
</main>
<script type="application/json" id="report">${jsonInScript(data.json)}</script>
</body>
</html>
`.text;
}
