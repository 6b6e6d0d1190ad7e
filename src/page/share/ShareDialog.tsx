/** What is shared, by purpose. */
import { type ReactNode, useId, useState } from 'react';
import { saveBlob } from '../../charts/exportChart.ts';
import { formatExperiments } from '../../lab/experiment/formatExperiments.ts';
import { gap } from '../../language/marks.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { recordedWords } from '../common/BelongingTag.tsx';
import { changedWords } from '../common/changedWords.ts';
import { lazyDialog, lazyPanel, useLateWork } from '../common/lazyParts.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { runHtml } from '../state/htmlReports.ts';
import { lateCode } from '../state/lateCode.ts';
import { ownEngine, ownHeadline } from '../state/shown.ts';
import { sidesText } from '../state/sides.ts';
import { useLab } from '../state/store.ts';
import { bibtex, commandLine, curvesCsv, pythonSnippet, reportJson, scoresCsv } from './exports.ts';
import { fileName } from './fileNames.ts';
import { embeddingPicture, saveCharts, savePicture } from './pictures.ts';
import styles from './ShareDialog.module.css';
import { isFromFile, linkOf } from './sharedLink.ts';
import { texts } from './texts.ts';

const ScanScreen = lazyDialog(lateCode(() => import('./ScanScreen.tsx')));
const EmbedBuilder = lazyPanel(lateCode(() => import('./EmbedBuilder.tsx')));

export default function ShareDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title={texts.title} closeLabel={commonTexts.close}>
      <LinkPart onClose={onClose} />
      <EmbedPart />
      <CitePart />
      <SavePart />
    </Dialog>
  );
}

interface PartProps {
  title: string;
  intro: ReactNode;
  children: ReactNode;
}

function Part({ title, intro, children }: PartProps) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <p className={styles.intro}>{intro}</p>
      {children}
    </section>
  );
}

/** To one person, or to a room. */
function LinkPart({ onClose }: { onClose: () => void }) {
  const experiment = useLab((state) => state.experiment);
  const own = useLab(ownHeadline);
  const by = useLab(ownEngine);
  const [withResult, setWithResult] = useState(true);
  const [hideControls, setHideControls] = useState(false);
  const pinned = useLab((state) => state.pins);
  const [withPins, setWithPins] = useState(false);
  const pins = withPins ? formatExperiments(pinned.map((pin) => pin.experiment)) : undefined;
  const sides = useLab(sidesText);
  const [withSides, setWithSides] = useState(true);
  const ab = withSides ? sides : undefined;
  const parts = { result: withResult ? own : null, by, hideControls, pins, ab };
  const link = linkOf(experiment, parts);
  const [isScanned, setScanned] = useState(false);
  const present = () => {
    onClose();
    useLab.getState().look({ present: '' });
  };
  return (
    <>
      <Part title={texts.send} intro={isFromFile() ? texts.fromFile : texts.intro}>
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
        </div>
      </Part>
      <Part title={texts.show} intro={texts.showIntro}>
        <div className={styles.buttons}>
          <Button onClick={() => setScanned(true)}>{texts.qr}</Button>
          <Button onClick={present}>{texts.large}</Button>
        </div>
        {isScanned ? <ScanScreen parts={parts} onClose={() => setScanned(false)} /> : null}
      </Part>
    </>
  );
}

function EmbedPart() {
  const [isBuilt, setBuilt] = useState(false);
  return (
    <Part title={texts.embed} intro={texts.embedIntro}>
      <div className={styles.buttons}>
        <Button aria-expanded={isBuilt} onClick={() => setBuilt(!isBuilt)}>
          {texts.build}
        </Button>
      </div>
      {isBuilt ? <EmbedBuilder /> : null}
    </Part>
  );
}

function CitePart() {
  const experiment = useLab((state) => state.experiment);
  const link = linkOf(experiment, { result: null, hideControls: false });
  const copies = [
    [texts.bibtex, bibtex(link)],
    [texts.commandLine, commandLine(experiment)],
    [texts.python, pythonSnippet(experiment)],
  ] as const;
  return (
    <Part title={texts.cite} intro={texts.citeIntro}>
      <div className={styles.buttons}>
        {copies.map(([label, content]) => (
          <CopyButton key={label} label={label} copiedLabel={commonTexts.copied} content={content} />
        ))}
      </div>
    </Part>
  );
}

function save(content: string, type: string, name: string): void {
  saveBlob(new Blob([content], { type }), name);
}

function SavePart() {
  const last = useLab((state) => state.last);
  const experiment = useLab((state) => state.experiment);
  const { begin, failure } = useLateWork();
  const { report = null, detail = null } = last ?? {};
  const recorded = last && recordedWords(last);
  const changed = last && changedWords(last.experiment, experiment);
  const named = (what: string, ending: string) => `${fileName(what, last, experiment)}.${ending}`;
  return (
    <Part
      title={texts.save}
      intro={
        <>
          {texts.needsRun}
          {gap()}
          {changed ? <b>{texts.otherSettings[recorded ? 'recorded' : 'previous']}</b> : null}
          {gap()}
          {changed ? texts.of(changed) : null}
          {gap()}
          {recorded ? texts.recorded(recorded) : null}
        </>
      }
    >
      <div className={styles.buttons}>
        <Button
          disabled={!report}
          onClick={() =>
            last && begin(async () => save(await runHtml(last), 'text/html', named('report', 'html')))
          }
        >
          {texts.report}
        </Button>
        <Button
          disabled={!report}
          onClick={() => report && save(reportJson(report), 'application/json', named('run', 'json'))}
        >
          {texts.json}
        </Button>
        <Button
          disabled={!detail}
          onClick={() => detail && save(scoresCsv(detail), 'text/csv', named('scores', 'csv'))}
        >
          {texts.csv}
        </Button>
        <Button
          disabled={!detail}
          onClick={() => detail && save(curvesCsv(detail), 'text/csv', named('losses', 'csv'))}
        >
          {texts.curves}
        </Button>
        <Button onClick={() => savePicture(embeddingPicture(), 'png')}>{texts.embeddingPng}</Button>
        <Button onClick={() => savePicture(embeddingPicture(), 'svg')}>{texts.embeddingSvg}</Button>
        <Button onClick={() => saveCharts('png')}>{texts.chartsPng}</Button>
        <Button onClick={() => saveCharts('svg')}>{texts.chartsSvg}</Button>
      </div>
      {failure}
    </Part>
  );
}
