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
import { translated } from '../language/inLanguage.ts';
import { gap, marks } from '../language/marks.ts';
import { CHECK_FIRST } from './caveats.ts';
import { histogramSvg } from './drawings/histogramSvg.ts';
import { rankingSvg } from './drawings/rankingSvg.ts';
import { IN_FRONT, rocSvg } from './drawings/rocSvg.ts';
import { type HtmlReportData, type ReportedAttack, ranked } from './htmlReportData.ts';
import { html, type Markup } from './markup.ts';
import { addedTitle, engineTitle, provenanceTitle, setTitle, stageTitle } from './names.ts';
import { splitTexts, texts } from './texts.ts';

type Section = Markup | null;
type Cell = string | number | Markup;

const NONE = texts.figures.none;

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
  const words = texts.facts;
  const machine = made.threads === undefined ? made.machine : words.threads(made.machine, made.threads);
  const all = [...facts, [words.machine, machine], [words.date, made.date]] as const;
  return html`<dl>${all.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** Before any figure, and seen on paper too. */
export function notesSection({ notes }: HtmlReportData): Section {
  if (notes.length === 0) return null;
  return html`<aside class="notes" aria-labelledby="notes"><h2 id="notes">${translated(CHECK_FIRST)}</h2>${list(notes.map(translated))}</aside>`;
}

/** The answer in words, before the table that it is read from. */
export function findingsSection({ findings }: HtmlReportData): Section {
  return findings.length === 0
    ? null
    : html`${findings.map((finding) => html`<p>${translated(finding)}</p>`)}`;
}

export const caveatsSection = ({ caveats }: HtmlReportData): Section =>
  section(texts.caveats, list(caveats.map(translated)));

const knownText = ({ members, nonMembers }: ReportedAttack['labelled']) =>
  members + nonMembers === 0 ? texts.figures.nothingKnown : `${members} + ${nonMembers}`;

function nameCell({ name, uncovered }: ReportedAttack): Markup {
  const control = isControl(name) ? html` <small>${texts.figures.control}</small>` : '';
  const without = uncovered > 0 ? html` <small>${translated(leftOutText(uncovered))}</small>` : '';
  return html`${ATTACK_TITLES[name]}${control}${without}`;
}

export function attacksSection({ attacks }: HtmlReportData): Section {
  const words = texts.figures;
  const fprs = attacks[0]?.tprAtFpr.map(({ fpr }) => fpr) ?? [];
  const oracle = attacks.some((attack) => attack.oracle !== null);
  const paired = attacks.some(({ clmiaMinus }) => clmiaMinus !== null);
  const labelled = attacks.some((attack) => attack.labelled.members + attack.labelled.nonMembers > 0);
  const heads = [
    words.attack,
    words.auc,
    words.balanced,
    ...(oracle ? [words.oracle] : []),
    ...fprs.map((fpr) => words.tpr(rate(fpr))),
    ...(paired ? [words.difference] : []),
    ...(labelled ? [words.known] : []),
  ];
  const rows = ranked(attacks).map((attack) => [
    nameCell(attack),
    areaRange(attack.auc),
    attack.balancedAccuracy ? percentRange(attack.balancedAccuracy) : NONE,
    ...(oracle ? [attack.oracle === null ? NONE : percent(attack.oracle)] : []),
    ...attack.tprAtFpr.map(
      ({ tpr, resolved, ...at }) =>
        html`${percent(tpr)}${resolved ? '' : UNRESOLVED} <small>${translated(reachedText(at))}</small>`,
    ),
    ...(paired ? [attack.clmiaMinus ? translated(differenceText(attack.clmiaMinus)) : NONE] : []),
    ...(labelled ? [knownText(attack.labelled)] : []),
  ]);
  const unresolved = unresolvedText(attacks.flatMap(({ tprAtFpr }) => tprAtFpr));
  return section(
    texts.ranking.title,
    html`<div class="table" role="region" tabindex="0" aria-label="${words.auc}">${rankingSvg(attacks)}</div>`,
    table(words.caption, heads, rows),
    unresolved ? html`<p>${UNRESOLVED} ${translated(`${unresolved}.`)}</p>` : null,
  );
}

export function curvesSection({ digest, attacks }: HtmlReportData): Section {
  if (!digest || digest.plots.length === 0) return null;
  const words = texts.curves;
  const order = ranked(attacks).map(({ name }) => name);
  // CLMIA is always among those in front.
  const place = (name: string) => (name === 'clmia' ? 0.5 : (order as readonly string[]).indexOf(name));
  const plots = [...digest.plots].sort((a, b) => place(a.name) - place(b.name));
  const key = plots.slice(0, IN_FRONT.length).map(({ name }, i) => {
    const { colour, dash } = IN_FRONT[i]!;
    return html`<li><svg viewBox="0 0 34 10" aria-hidden="true"><line x1="1" x2="33" y1="5" y2="5" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/></svg>${ATTACK_TITLES[name]}</li>`;
  });
  const behind = plots.length > IN_FRONT.length ? html`<li>${words.behind}</li>` : null;
  return section(
    words.title,
    html`<div class="pair">${rocSvg(plots, 'linear')}${rocSvg(plots, 'log')}</div>`,
    html`<ul class="key">${key}${behind}<li>${words.chance}</li><li>${words.unsupportedKey}</li></ul>`,
  );
}

export function histogramsSection({ digest, attacks }: HtmlReportData): Section {
  if (!digest) return null;
  const words = texts.scores;
  const plots = ranked(attacks).flatMap(({ name }) => digest.plots.filter((plot) => plot.name === name));
  return section(
    words.title,
    html`<ul class="key"><li><i class="members"></i>${words.members}</li><li><i class="non-members"></i>${words.nonMembers}</li><li>${words.order}</li></ul>`,
    html`<div class="histograms">${plots.map(histogramSvg)}</div>`,
  );
}

export function slicesSection({ digest, classNames }: HtmlReportData): Section {
  const slices = digest?.slices;
  if (!slices) return null;
  const words = texts.slices;
  const rows = slices.classes.map(({ group, members, nonMembers, auc, tpr, fpr }) => [
    classNames[group] ?? String(group),
    count(members),
    count(nonMembers),
    auc ? areaRange(auc) : NONE,
    tpr ? percentRange(tpr) : NONE,
    fpr ? percentRange(fpr) : NONE,
  ]);
  const heads = [words.label, words.members, words.nonMembers, words.auc, words.found, words.alarms];
  const caption = slices.leftOut > 0 ? words.captionWithout(count(slices.leftOut)) : words.caption;
  return section(words.title(ATTACK_TITLES[slices.attack]), table(caption, heads, rows));
}

export function gapsSection({ refused, missing }: HtmlReportData): Section {
  if (refused.length + missing.length === 0) return null;
  const { title, would } = texts.gaps;
  const added = missing.map(({ array, wouldAdd }) =>
    would(array, wouldAdd.map(addedTitle).join(marks.comma)),
  );
  return section(title, list([...refused.map(translated), ...added]));
}

export const methodsSection = ({ methods }: HtmlReportData): Section =>
  section(texts.methods, list(methods.map(translated)));

export function settingsSection({ settings }: HtmlReportData): Section {
  if (settings.length === 0) return null;
  const words = texts.settings;
  const rows = settings.map(({ path, title, value, tag, published, isDefault }) => [
    words.nameOf(title, path),
    value || NONE,
    isDefault ? provenanceTitle(tag) : words.changed(provenanceTitle(tag)),
    published || NONE,
  ]);
  return section(
    words.title,
    table(words.caption, [words.name, words.value, words.from, words.published], rows),
  );
}

export function splitsSection({ splits }: HtmlReportData): Section {
  if (!splits) return null;
  const words = texts.splits;
  const rows = splits.sets.map(({ name, size, hash }) => [
    setTitle(name),
    count(size),
    html`<code>${hash}</code>`,
  ]);
  const shared = splits.overlaps.reduce((sum, overlap) => sum + overlap.shared, 0);
  const { caption, overlaps, duplicates, noise } = splitTexts;
  return section(
    words.title,
    table(caption, [words.set, words.examples, words.hash], rows),
    html`<p>${[overlaps(shared), duplicates(splits.duplicatesRemoved), noise(splits.noisyLabels)].join(gap())}</p>`,
  );
}

export function timingSection({ stages }: HtmlReportData): Section {
  if (stages.length === 0) return null;
  const words = texts.timing;
  const rows = stages.map((stage) => [
    stageTitle(stage.name),
    stage.remembered ? words.rememberedAfter(secondsText(stage.seconds)) : secondsText(stage.seconds),
    stage.steps > 0 ? count(stage.steps) : NONE,
    engineTitle(stage.engine),
  ]);
  return section(
    words.title,
    table(words.caption, [words.stage, words.seconds, words.steps, words.engine], rows),
  );
}

export function reproduceSection({ reproduce: { link, command } }: HtmlReportData): Section {
  const words = texts.reproduce;
  const open = link === null ? null : html`<p><a href="${link}">${words.open}</a></p>`;
  return section(
    words.title,
    open,
    html`<pre><code>${command}</code></pre>`,
    html`<p>${words.before}<code>report</code>${words.after}</p>`,
  );
}
