/** The report's style sheet: light, since it is meant for paper too. */
export const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 32px 24px 64px; max-width: 1080px; color: #1c2127; background: #fff; font: 14px/1.5 "Helvetica Neue", Arial, sans-serif; }
h1 { margin: 0; font-size: 24px; line-height: 1.2; }
h2 { margin: 0 0 10px; font-size: 17px; }
p, ul { margin: 8px 0; }
ul { padding-left: 18px; }
li { margin: 4px 0; max-width: 86ch; overflow-wrap: anywhere; }
section { margin-top: 30px; padding-top: 14px; border-top: 1px solid #e6e3dc; }
aside.notes { margin: 18px 0 0; padding: 12px 18px; border: 1px solid #8a5a00; border-left-width: 5px; background: #f1eee7; break-inside: avoid; }
small { color: #555c66; word-break: keep-all; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); gap: 8px 28px; margin: 18px 0 0; }
dt { color: #555c66; font-size: 12px; }
dd { margin: 0; overflow-wrap: anywhere; }
.table { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 12.5px; font-variant-numeric: tabular-nums; }
caption { margin-bottom: 6px; color: #555c66; text-align: left; }
th, td { padding: 5px 14px 5px 0; border-top: 1px solid #e6e3dc; text-align: left; vertical-align: top; }
thead th { border-top: 0; color: #555c66; font-weight: 500; }
tbody th { font-weight: 600; overflow-wrap: break-word; }
td small { display: block; }
code { font: 12px/1.5 ui-monospace, Menlo, Consolas, monospace; }
pre { margin: 8px 0; padding: 10px 12px; background: #f1eee7; white-space: pre-wrap; overflow-wrap: anywhere; }
svg { display: block; max-width: 100%; overflow: visible; }
svg text { fill: #555c66; font-size: 11px; }
svg .grid { stroke: #e6e3dc; }
svg .chance { fill: none; stroke: #8b877e; stroke-dasharray: 1 3; }
svg .unsupported { fill: #f1eee7; }
svg .axis { stroke: #8b877e; }
svg .interval { stroke: #1c2127; stroke-width: 1.6; }
svg .attack { fill: #1c2127; }
svg .control { fill: #fff; stroke: #1c2127; stroke-width: 1.6; }
svg .members { fill: #bb471355; stroke: #bb4713; }
svg .non-members { fill: none; stroke: #1b69a1; stroke-width: 1.5; }
.ranking { width: 100%; max-width: 700px; margin-bottom: 14px; }
.ranking text { fill: #1c2127; font-variant-numeric: tabular-nums; }
.ranking .heading { fill: #555c66; }
.ranking .beyond { fill: none; stroke: #1c2127; stroke-width: 1.6; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(280px, 1fr)); gap: 20px; }
.roc { width: 100%; max-width: 400px; }
.key { display: flex; flex-wrap: wrap; gap: 4px 20px; padding: 0; list-style: none; color: #555c66; font-size: 12.5px; }
.key li { display: flex; align-items: center; gap: 7px; }
.key svg { width: 34px; height: 10px; }
.key i { width: 14px; height: 10px; }
.key .members { background: #bb471355; border: 1px solid #bb4713; }
.key .non-members { border: 1.5px solid #1b69a1; }
.histograms { display: grid; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); gap: 16px 24px; }
.histogram { margin: 0; break-inside: avoid; }
.histogram svg { width: 100%; }
figcaption { font-size: 12.5px; font-weight: 600; }
@media (max-width: 600px) { body { padding: 20px 16px 48px; } table { min-width: 640px; } .ranking { min-width: 520px; } }
@page { margin: 14mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 11px; }
  section { margin-top: 18px; }
  h2 { break-after: avoid; }
  tr, li, svg, .pair { break-inside: avoid; }
  table { font-size: 9.5px; }
  .table { overflow: visible; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

/** Further rules for a report that is read from right to left: drawings and code are not. */
export const MIRRORED = `
svg, pre, code { direction: ltr; }
pre { text-align: left; }
ul { padding: 0 18px 0 0; }
caption, th, td { text-align: right; }
th, td { padding: 5px 0 5px 14px; }
aside.notes { border-width: 1px 5px 1px 1px; }
`;
