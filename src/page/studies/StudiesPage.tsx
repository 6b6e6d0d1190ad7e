import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import Square from 'lucide-react/icons/square';
import { formatLink } from '../../lab/experiment/link.ts';
import { translated } from '../../language/inLanguage.ts';
import { Button } from '../../ui/Button.tsx';
import { LiveArea } from '../../ui/LiveArea.tsx';
import { Notice } from '../../ui/Notice.tsx';
import Refused from '../common/refused/Refused.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { SidePage } from '../shell/SidePage.tsx';
import { studyController } from '../state/studyController.ts';
import { lacksData, useStudy } from '../state/studyState.ts';
import { Gallery } from './Gallery.tsx';
import { OpenedClaim } from './OpenedClaim.tsx';
import styles from './Studies.module.css';
import { StudyForm } from './StudyForm.tsx';
import { StudyResults } from './StudyResults.tsx';
import { StudyStatus } from './StudyStatus.tsx';
import { texts } from './texts.ts';

/**
 * Studies of claims, with what was found, and a setting varied in the visitor's own browser: curves over its values, with seeds.
 *
 * @param isNamed whether the address names a study
 */
export function StudiesPage({ isNamed }: { readonly isNamed: boolean }) {
  const base = useStudy((state) => state.fields.base);
  const isOpened = useStudy(({ opened }) => opened !== null);
  return (
    <SidePage
      title={texts.title}
      back={texts.back}
      home={formatLink(base)}
      actions={<RunControls />}
      intro={texts.intro}
      controls={<Notices />}
    >
      <Gallery folded={isNamed} />
      <OpenedClaim />
      <div className={styles.layout} data-opened={isOpened || undefined}>
        <StudyForm />
        <div className={styles.found}>
          <StudyStatus />
          <StudyResults />
        </div>
      </div>
    </SidePage>
  );
}

function RunControls() {
  const status = useStudy((state) => state.status);
  const planned = useStudy((state) => state.read.planned);
  const lacks = useStudy(({ cost }) => lacksData(cost));
  const { run, pause, goOn, stop } = studyController;
  if (status !== 'running' && status !== 'paused')
    return (
      <Button variant="primary" icon={<Play aria-hidden="true" />} disabled={!planned || lacks} onClick={run}>
        {status === 'stopped' ? texts.goOn : texts.run}
      </Button>
    );
  return (
    <>
      {status === 'running' ? (
        <Button icon={<Pause aria-hidden="true" />} onClick={pause}>
          {texts.pause}
        </Button>
      ) : (
        <Button icon={<Play aria-hidden="true" />} onClick={goOn}>
          {texts.goOn}
        </Button>
      )}
      <Button variant="primary" icon={<Square aria-hidden="true" />} onClick={stop}>
        {commonTexts.stop}
      </Button>
    </>
  );
}

/** What of the link was refused, and what the workers have to say. */
function Notices() {
  const { problems, furtherProblems } = useStudy((state) => state.refused);
  const notices = useStudy((state) => state.notices);
  const { dismissNotice } = useStudy.getState();
  return (
    <LiveArea>
      {problems.length > 0 ? (
        <Notice
          kind="warn"
          title={texts.linkRefused}
          text={
            <div className={styles.refused}>
              <Refused problems={problems} further={0} />
            </div>
          }
          hint={texts.linkRest(furtherProblems)}
        />
      ) : null}
      {notices.map((notice) => (
        <Notice
          key={notice.message}
          kind="warn"
          title={translated(notice.message)}
          hint={translated(notice.hint)}
          actions={<Button onClick={() => dismissNotice(notice)}>{commonTexts.dismiss}</Button>}
        />
      ))}
    </LiveArea>
  );
}
