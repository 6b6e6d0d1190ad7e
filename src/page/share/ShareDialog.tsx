import { useState } from 'react';
import { saveBlob } from '../../charts/exportChart.ts';
import { formatExperiments } from '../../lab/experiment/experimentList.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { belongingWord, recordedWords, useBelonging } from '../common/BelongingTag.tsx';
import { changedWords } from '../common/changedWords.ts';
import { useLateWork } from '../common/lazyParts.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { runHtml } from '../state/htmlReports.ts';
import { shareHash } from '../state/shareLink.ts';
import { ownHeadline } from '../state/shown.ts';
import { sidesText } from '../state/sides.ts';
import { useLab } from '../state/store.ts';
import { BIBTEX, curvesCsv, pythonSnippet, reportJson, scoresCsv } from './exports.ts';
import { embeddingPicture, saveCharts, savePicture } from './pictures.ts';
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
  const own = useLab(ownHeadline);
  const [withResult, setWithResult] = useState(true);
  const [hideControls, setHideControls] = useState(false);
  const [embed, setEmbed] = useState(false);
  const pinned = useLab((state) => state.pins);
  const [withPins, setWithPins] = useState(false);
  const pins = withPins ? formatExperiments(pinned.map((pin) => pin.experiment)) : undefined;
  const sides = useLab(sidesText);
  const [withSides, setWithSides] = useState(true);
  const ab = withSides ? sides : undefined;
  const hash = shareHash(experiment, { result: withResult ? own : null, embed, hideControls, pins, ab });
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
        {sides ? <Switch label={texts.sides} checked={withSides} onChange={setWithSides} /> : null}
        {pinned.length > 0 ? (
          <Switch label={texts.pins(pinned.length)} checked={withPins} onChange={setWithPins} />
        ) : null}
        <Switch label={texts.hide} checked={hideControls} onChange={setHideControls} />
        <Switch label={texts.embed} checked={embed} onChange={setEmbed} />
      </div>
    </>
  );
}

function save(content: string, type: string, name: string): void {
  saveBlob(new Blob([content], { type }), name);
}

/** A file whose figures are not of the settings on the page says so in its name. */
const withMark = (name: string, mark: string | undefined) => (mark ? `${name}-${mark}` : name);

function ExportPart() {
  const last = useLab((state) => state.last);
  const experiment = useLab((state) => state.experiment);
  const marked = useBelonging(last);
  const { begin, failure } = useLateWork();
  const { report = null, detail = null } = last ?? {};
  const recorded = last && recordedWords(last);
  const changed = last && changedWords(last.experiment, experiment);
  const name = withMark(`clmia-seed-${report?.experiment.seed ?? experiment.seed}`, belongingWord(marked));
  return (
    <section className={styles.export} aria-label={texts.export}>
      <h3>{texts.export}</h3>
      <p className={styles.intro}>
        {texts.needsRun} {changed ? <b>{texts.otherSettings[recorded ? 'recorded' : 'previous']}</b> : null}{' '}
        {changed ? texts.of(changed) : null} {recorded ? texts.recorded(recorded) : null}
      </p>
      <div className={styles.buttons}>
        <Button
          disabled={!report}
          onClick={() => last && begin(async () => save(await runHtml(last), 'text/html', `${name}.html`))}
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
        <Button onClick={() => savePicture(embeddingPicture(), 'png')}>{texts.embeddingPng}</Button>
        <Button onClick={() => savePicture(embeddingPicture(), 'svg')}>{texts.embeddingSvg}</Button>
        <Button onClick={() => saveCharts('png')}>{texts.chartsPng}</Button>
        <Button onClick={() => saveCharts('svg')}>{texts.chartsSvg}</Button>
        <CopyButton label={texts.bibtex} copiedLabel={commonTexts.copied} content={BIBTEX} />
        <CopyButton
          label={texts.python}
          copiedLabel={commonTexts.copied}
          content={pythonSnippet(experiment)}
        />
      </div>
      {failure}
    </section>
  );
}
