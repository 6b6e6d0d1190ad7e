/** A report as one HTML file that holds all it needs: it asks nothing of any network, reads well on paper, and has its figures as JSON inside. */

import { ENGLISH } from '../language/languages.ts';
import type { HtmlReportData, Made } from './htmlReportData.ts';
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

/** Where nothing is said of it, a page runs from left to right. */
function inLanguageOf({ language }: Made): Markup {
  const { tag, dir } = language ?? { tag: ENGLISH, dir: 'ltr' };
  return dir === 'rtl' ? html`<html lang="${tag}" dir="rtl">` : html`<html lang="${tag}">`;
}

export function htmlReport(data: HtmlReportData): string {
  const mirrored = data.made.language?.dir === 'rtl' ? MIRRORED : '';
  const sections = [
    caveatsSection,
    attacksSection,
    curvesSection,
    histogramsSection,
    slicesSection,
    gapsSection,
    methodsSection,
    notesSection,
    settingsSection,
    splitsSection,
    timingSection,
    reproduceSection,
  ];
  return html`<!doctype html>
${inLanguageOf(data.made)}
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${data.title}</title>
<style>${new Markup(STYLE + mirrored)}</style>
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
