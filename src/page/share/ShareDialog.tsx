import { useState } from 'react';
import { canvasPng, saveBlob, svgPng, svgText } from '../../charts/exportChart.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { plots } from '../bench/embedding/plots.ts';
import { texts as commonTexts } from '../common/texts.ts';
import { runHtml } from '../state/htmlReports.ts';
import { detailOfCandidates } from '../state/runSlice.ts';
import { headline, shareHash } from '../state/shareLink.ts';
import { useLab } from '../state/store.ts';
import { BIBTEX, curvesCsv, pythonSnippet, reportJson, scoresCsv } from './exports.ts';
import styles from './ShareDialog.module.css';
import { texts } from './texts.ts';

export default function ShareDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title={texts.title} closeLabel={commonTexts.close}>
      <LinkPart />
      <ExportPart />
    </Dialog>
  );
}

function LinkPart() {
  const experiment = useLab((state) => state.experiment);
  const report = useLab((state) => state.report);
  const recorded = useLab((state) => state.recorded);
  const [withResult, setWithResult] = useState(true);
  const [hideControls, setHideControls] = useState(false);
  const [embed, setEmbed] = useState(false);
  const own = report && !recorded ? headline(report) : null;
  const hash = shareHash(experiment, { result: withResult ? own : null, embed, hideControls });
  const link = `${location.origin}${location.pathname}${hash}`;
  return (
    <>
      <p className={styles.intro}>{texts.intro}</p>
      <div className={styles.link}>
        <input
          aria-label={texts.link}
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton label={texts.copy} copiedLabel={commonTexts.copied} content={link} />
      </div>
      <div className={styles.options}>
        {own ? <Switch label={texts.result} checked={withResult} onChange={setWithResult} /> : null}
        <Switch label={texts.hide} checked={hideControls} onChange={setHideControls} />
        <Switch label={texts.embed} checked={embed} onChange={setEmbed} />
      </div>
    </>
  );
}

function save(content: string, type: string, name: string): void {
  saveBlob(new Blob([content], { type }), name);
}

function background(): string {
  return getComputedStyle(document.documentElement).getPropertyValue('--bg').trim();
}

function drawnCharts(): [name: string, svg: SVGSVGElement][] {
  const found = document.querySelectorAll<SVGSVGElement>('svg[data-chart], svg.recharts-surface');
  return Array.from(found, (svg, i) => [svg.dataset.chart ?? `curve-${i + 1}`, svg]);
}

async function saveCharts(kind: 'svg' | 'png'): Promise<void> {
  for (const [name, svg] of drawnCharts()) {
    const drawing = svgText(svg, { background: background(), title: name });
    if (kind === 'svg') save(drawing, 'image/svg+xml', `clmia-${name}.svg`);
    else saveBlob(await svgPng(drawing), `clmia-${name}.png`);
  }
}

async function saveEmbedding(kind: 'svg' | 'png'): Promise<void> {
  const plot = plots.embedding.current;
  if (!plot) return;
  if (kind === 'svg') save(plot.svg(), 'image/svg+xml', 'clmia-embedding.svg');
  else saveBlob(await canvasPng(plot.render(2), background()), 'clmia-embedding.png');
}

function ExportPart() {
  const report = useLab((state) => state.report);
  const experiment = useLab((state) => state.experiment);
  const recorded = useLab((state) => state.recorded);
  const detail = useLab(detailOfCandidates);
  const candidates = useLab((state) => state.candidates);
  const name = `clmia-seed-${report?.experiment.seed ?? experiment.seed}`;
  return (
    <section className={styles.export} aria-label={texts.export}>
      <h3>{texts.export}</h3>
      <p className={styles.intro}>{texts.needsRun}</p>
      <div className={styles.buttons}>
        <Button
          disabled={!report}
          onClick={async () =>
            report &&
            save(await runHtml({ report, detail, candidates, recorded }), 'text/html', `${name}.html`)
          }
        >
          {texts.report}
        </Button>
        <Button
          disabled={!report}
          onClick={() => report && save(reportJson(report), 'application/json', `${name}.json`)}
        >
          {texts.json}
        </Button>
        <Button
          disabled={!detail}
          onClick={() => detail && save(scoresCsv(detail), 'text/csv', `${name}-scores.csv`)}
        >
          {texts.csv}
        </Button>
        <Button
          disabled={!detail}
          onClick={() => detail && save(curvesCsv(detail), 'text/csv', `${name}-curves.csv`)}
        >
          {texts.curves}
        </Button>
        <Button onClick={() => saveEmbedding('png')}>{texts.embeddingPng}</Button>
        <Button onClick={() => saveEmbedding('svg')}>{texts.embeddingSvg}</Button>
        <Button onClick={() => saveCharts('png')}>{texts.chartsPng}</Button>
        <Button onClick={() => saveCharts('svg')}>{texts.chartsSvg}</Button>
        <CopyButton label={texts.bibtex} copiedLabel={commonTexts.copied} content={BIBTEX} />
        <CopyButton
          label={texts.python}
          copiedLabel={commonTexts.copied}
          content={pythonSnippet(experiment)}
        />
      </div>
    </section>
  );
}
