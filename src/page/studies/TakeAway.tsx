import { useState } from 'react';
import { slug } from '../../charts/chartFrame.ts';
import { chartSvg, type ShownChart, saveBlob } from '../../charts/exportChart.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { studyHash } from '../state/studyController.ts';
import { useStudy } from '../state/studyState.ts';
import { figureFrame, foundCsv, studyCommand, studyFileName, studyJson } from './exports.ts';
import { PaperFigures } from './PaperFigures.tsx';
import styles from './Studies.module.css';
import { texts } from './texts.ts';
import type { StudyView } from './view.ts';
import { originText } from './words.ts';

/** The study for others: its link, its command, its figures. */
export function TakeAway(view: StudyView) {
  const { plan, found, figure, recorded } = view;
  const engine = useStudy((state) => state.engine);
  const [drawing, setDrawing] = useState(false);
  const any = found.some(({ points }) => points.length > 0);
  const name = studyFileName(plan, recorded !== null);
  const save = (text: string, type: string, ending: string) =>
    saveBlob(new Blob([text], { type }), `${name}.${ending}`);
  const saveFigures = (charts: readonly ShownChart[]) => {
    const origin = recorded
      ? originText(recorded)
      : texts.computed(texts.seedList(plan.seeds), engine ? commonTexts.engines[engine.backend] : '');
    for (const [i, chart] of charts.entries()) {
      const svg = chartSvg(chart, figureFrame(view, chart.title, origin));
      saveBlob(new Blob([svg], { type: 'image/svg+xml' }), `${name}-${slug(figure)}-${i + 1}.svg`);
    }
    setDrawing(false);
  };
  const command = studyCommand(plan);
  return (
    <Panel className={styles.part} title={texts.take}>
      <div className={styles.take}>
        <CopyButton
          label={texts.copyLink}
          copiedLabel={commonTexts.copied}
          content={`${location.origin}${location.pathname}?studies${studyHash() ?? ''}`}
        />
        <Button disabled={!any} onClick={() => save(foundCsv(found), 'text/csv', 'csv')}>
          {texts.csv}
        </Button>
        <Button
          disabled={!any}
          onClick={() => save(studyJson(plan, found, recorded), 'application/json', 'json')}
        >
          {texts.json}
        </Button>
        <Button disabled={!any} onClick={() => setDrawing(true)}>
          {texts.svg}
        </Button>
      </div>
      {drawing ? <PaperFigures view={view} onDrawn={saveFigures} /> : null}
      <Disclosure summary={texts.commandName}>
        <ScrollRegion label={texts.commandName}>
          <pre className={styles.command}>{command}</pre>
        </ScrollRegion>
        <CopyButton label={texts.copyCommand} copiedLabel={commonTexts.copied} content={command} />
      </Disclosure>
    </Panel>
  );
}
