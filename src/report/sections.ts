/** The parts of a report, each nothing where there is nothing to tell. */
import { ATTACK_TITLES, isControl } from '../lab/attacks/catalogue.ts';
import { reachedText, UNRESOLVED, unresolvedText } from '../lab/evaluation/operatingPointText.ts';
import {
  areaRange,
  count,
  differenceText,
  leftOutText,
  percent,
  percentRange,
  rate,
  secondsText,
} from '../lab/numbers.ts';
import { CHECK_FIRST } from './caveats.ts';
import { histogramSvg } from './drawings/histogramSvg.ts';
import { rankingSvg } from './drawings/rankingSvg.ts';
import { IN_FRONT, rocSvg } from './drawings/rocSvg.ts';
import { type HtmlReportData, type ReportedAttack, ranked } from './htmlReportData.ts';
import { html, type Markup } from './markup.ts';

type Section = Markup | null;
type Cell = string | number | Markup;

const NONE = '–';

function section(title: string, ...content: readonly (Markup | null)[]): Markup {
  return html`<section><h2>${title}</h2>${content}</section>`;
}

function list(items: readonly (string | Markup)[]): Markup {
  return html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

/** The first cell of a row names it. */
function table(caption: string, heads: readonly string[], rows: readonly (readonly Cell[])[]): Markup {
  const body = rows.map(
    ([name, ...cells]) =>
      html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  );
  return html`<div class="table" role="region" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${body}</tbody></table></div>`;
}

export function factsSection({ facts, made }: HtmlReportData): Section {
  const all = [...facts, ['Machine', made.machine], ['Date', made.date]] as const;
  return html`<dl>${all.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** Before any figure, and seen on paper too. */
export function notesSection({ notes }: HtmlReportData): Section {
  if (notes.length === 0) return null;
  return html`<aside class="notes" aria-labelledby="notes"><h2 id="notes">${CHECK_FIRST}</h2>${list(notes)}</aside>`;
}

/** The answer in words, before the table that it is read from. */
export function findingsSection({ findings }: HtmlReportData): Section {
  return findings.length === 0 ? null : html`${findings.map((finding) => html`<p>${finding}</p>`)}`;
}

export const caveatsSection = ({ caveats }: HtmlReportData): Section =>
  section('Read this first', list(caveats));

const knownText = ({ members, nonMembers }: ReportedAttack['labelled']) =>
  members + nonMembers === 0 ? 'none' : `${members} + ${nonMembers}`;

function nameCell({ name, uncovered }: ReportedAttack): Markup {
  const control = isControl(name) ? html` <small>control</small>` : '';
  const without = uncovered > 0 ? html` <small>${leftOutText(uncovered)}</small>` : '';
  return html`${ATTACK_TITLES[name]}${control}${without}`;
}

export function attacksSection({ attacks }: HtmlReportData): Section {
  const fprs = attacks[0]?.tprAtFpr.map(({ fpr }) => fpr) ?? [];
  const oracle = attacks.some((attack) => attack.oracle !== null);
  const paired = attacks.some(({ clmiaMinus }) => clmiaMinus !== null);
  const labelled = attacks.some((attack) => attack.labelled.members + attack.labelled.nonMembers > 0);
  const heads = [
    'Attack',
    'AUC',
    'Balanced accuracy',
    ...(oracle ? ['At the best cut'] : []),
    ...fprs.map((fpr) => `TPR at ${rate(fpr)} FPR`),
    ...(paired ? ['CLMIA minus this'] : []),
    ...(labelled ? ['Membership known to it'] : []),
  ];
  const rows = ranked(attacks).map((attack) => [
    nameCell(attack),
    areaRange(attack.auc),
    attack.balancedAccuracy ? percentRange(attack.balancedAccuracy) : NONE,
    ...(oracle ? [attack.oracle === null ? NONE : percent(attack.oracle)] : []),
    ...attack.tprAtFpr.map(
      ({ tpr, resolved, ...at }) =>
        html`${percent(tpr)}${resolved ? '' : UNRESOLVED} <small>${reachedText(at)}</small>`,
    ),
    ...(paired ? [attack.clmiaMinus ? differenceText(attack.clmiaMinus) : NONE] : []),
    ...(labelled ? [knownText(attack.labelled)] : []),
  ]);
  const unresolved = unresolvedText(attacks.flatMap(({ tprAtFpr }) => tprAtFpr));
  return section(
    'Every attack, ranked by AUC',
    html`<div class="table" role="region" tabindex="0" aria-label="AUC">${rankingSvg(attacks)}</div>`,
    table(
      '95 % intervals in brackets; after each TPR the FPR that is reached, and how many non-members are called members',
      heads,
      rows,
    ),
    unresolved ? html`<p>${UNRESOLVED} ${unresolved}.</p>` : null,
  );
}

export function curvesSection({ digest, attacks }: HtmlReportData): Section {
  if (!digest || digest.plots.length === 0) return null;
  const order = ranked(attacks).map(({ name }) => name);
  // CLMIA is always among those in front.
  const place = (name: string) => (name === 'clmia' ? 0.5 : (order as readonly string[]).indexOf(name));
  const plots = [...digest.plots].sort((a, b) => place(a.name) - place(b.name));
  const key = plots.slice(0, IN_FRONT.length).map(({ name }, i) => {
    const { colour, dash } = IN_FRONT[i]!;
    return html`<li><svg viewBox="0 0 34 10" aria-hidden="true"><line x1="1" x2="33" y1="5" y2="5" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/></svg>${ATTACK_TITLES[name]}</li>`;
  });
  const behind = plots.length > IN_FRONT.length ? html`<li>grey: the other attacks</li>` : null;
  return section(
    'ROC curves',
    html`<div class="pair">${rocSvg(plots, 'linear')}${rocSvg(plots, 'log')}</div>`,
    html`<ul class="key">${key}${behind}<li>dotted: chance</li><li>grey field: below 1 / non-members, cannot be measured</li></ul>`,
  );
}

export function histogramsSection({ digest, attacks }: HtmlReportData): Section {
  if (!digest) return null;
  const plots = ranked(attacks).flatMap(({ name }) => digest.plots.filter((plot) => plot.name === name));
  return section(
    'Scores',
    html`<ul class="key"><li><i class="members"></i>members</li><li><i class="non-members"></i>non-members</li><li>higher scores, further right: more likely a member</li></ul>`,
    html`<div class="histograms">${plots.map(histogramSvg)}</div>`,
  );
}

export function slicesSection({ digest, classNames }: HtmlReportData): Section {
  const slices = digest?.slices;
  if (!slices) return null;
  const rows = slices.classes.map(({ group, members, nonMembers, auc, tpr, fpr }) => [
    classNames[group] ?? String(group),
    count(members),
    count(nonMembers),
    auc ? areaRange(auc) : NONE,
    tpr ? percentRange(tpr) : NONE,
    fpr ? percentRange(fpr) : NONE,
  ]);
  const heads = ['Class', 'Members', 'Non-members', 'AUC', 'Members found', 'False alarms'];
  const leftOut = slices.leftOut > 0 ? `; ${count(slices.leftOut)} smaller classes are left out` : '';
  return section(
    `Class by class: ${ATTACK_TITLES[slices.attack]}`,
    table(`At the attack’s own threshold${leftOut}`, heads, rows),
  );
}

export function gapsSection({ refused, missing }: HtmlReportData): Section {
  if (refused.length + missing.length === 0) return null;
  return section(
    'What is not here',
    list([...refused, ...missing.map(({ array, wouldAdd }) => `${array} would add ${wouldAdd.join(', ')}.`)]),
  );
}

export const methodsSection = ({ methods }: HtmlReportData): Section =>
  section('How the figures were made', list(methods));

export function settingsSection({ settings }: HtmlReportData): Section {
  if (settings.length === 0) return null;
  const rows = settings.map(({ path, value, tag, published, isDefault }) => [
    path,
    value || NONE,
    isDefault ? tag : `changed; the default is ${tag}`,
    published || NONE,
  ]);
  return section(
    'The experiment',
    table(
      'Every setting. Published: stated in the summary of the paper (arXiv 2411.11144) that we worked from; our choice: not stated in it',
      ['Setting', 'Value', 'Where it comes from', 'Published best'],
      rows,
    ),
  );
}

export function splitsSection({ splits }: HtmlReportData): Section {
  if (!splits) return null;
  const rows = splits.sets.map(({ name, size, hash }) => [name, count(size), html`<code>${hash}</code>`]);
  const shared = splits.overlaps.reduce((sum, overlap) => sum + overlap.shared, 0);
  const after = `Examples shared by any two sets: ${shared}. Duplicates removed before the split: ${splits.duplicatesRemoved}. Labels replaced at random: ${splits.noisyLabels}.`;
  return section(
    'The splits',
    table('Disjoint sets, drawn from one seeded shuffle', ['Set', 'Examples', 'Hash'], rows),
    html`<p>${after}</p>`,
  );
}

export function timingSection({ stages }: HtmlReportData): Section {
  if (stages.length === 0) return null;
  const rows = stages.map((stage) => [
    stage.name,
    `${secondsText(stage.seconds)}${stage.remembered ? ', remembered' : ''}`,
    stage.steps > 0 ? count(stage.steps) : NONE,
    stage.engine,
  ]);
  return section('Time', table('What each stage took', ['Stage', 'Time', 'Steps', 'Engine'], rows));
}

export function reproduceSection({ reproduce: { link, command } }: HtmlReportData): Section {
  const open = link === null ? null : html`<p><a href="${link}">Open this experiment in the lab</a></p>`;
  return section(
    'To reproduce it',
    open,
    html`<pre><code>${command}</code></pre>`,
    html`<p>The same input, seed and engine give the same figures, bit for bit. All figures are also in this file as JSON, in the element with the id <code>report</code>.</p>`,
  );
}
