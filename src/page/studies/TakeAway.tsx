import { slug } from '../../charts/chartFrame.ts';
import { chartSvg, saveBlob, shownCharts } from '../../charts/exportChart.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { studyHash } from '../state/studyController.ts';
import { useStudy } from '../state/studyState.ts';
import { studyCommand, studyCsv, studyJson } from './exports.ts';
import styles from './Studies.module.css';
import { texts } from './texts.ts';
import type { StudyView } from './view.ts';

/** The study for others: its link, its command, its figures. */
export function TakeAway({ plan, found, figure, title }: StudyView) {
  const engine = useStudy((state) => state.engine);
  const any = found.some(({ points }) => points.length > 0);
  const name = ['clmia-study', ...plan.axes.map(({ path }) => slug(path))].join('-');
  const save = (text: string, type: string, ending: string) =>
    saveBlob(new Blob([text], { type }), `${name}.${ending}`);
  const saveFigures = () => {
    const seeds = texts.seedList(plan.seeds);
    const on = engine ? commonTexts.engines[engine.backend] : '';
    for (const [i, chart] of shownCharts().entries()) {
      const caption = [texts.caption(title, seeds, on), texts.made(commonTexts.name)];
      const heading =
        chart.title === texts.each || chart.title === title ? title : `${chart.title}: ${title}`;
      const svg = chartSvg(chart, { title: heading, key: [], caption });
      saveBlob(new Blob([svg], { type: 'image/svg+xml' }), `${name}-${slug(figure)}-${i + 1}.svg`);
    }
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
        <Button disabled={!any} onClick={() => save(studyCsv(plan, found), 'text/csv', 'csv')}>
          {texts.csv}
        </Button>
        <Button disabled={!any} onClick={() => save(studyJson(plan, found), 'application/json', 'json')}>
          {texts.json}
        </Button>
        <Button disabled={!any} onClick={saveFigures}>
          {texts.svg}
        </Button>
      </div>
      <Disclosure summary={texts.commandName}>
        <ScrollRegion label={texts.commandName}>
          <pre className={styles.command}>{command}</pre>
        </ScrollRegion>
        <CopyButton label={texts.copyCommand} copiedLabel={commonTexts.copied} content={command} />
      </Disclosure>
    </Panel>
  );
}
