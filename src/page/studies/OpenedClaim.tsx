import { useMemo } from 'react';
import { entryOf } from '../../lab/data/catalogue.ts';
import { partVerdict } from '../../lab/studies/partVerdict.ts';
import type { StudyPoint } from '../../lab/studies/point.ts';
import type { Verdict } from '../../lab/studies/verdict.ts';
import { contrastText, verdictText } from '../../lab/studies/verdictText.ts';
import { translated } from '../../language/inLanguage.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { numeric, Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { unbroken } from '../../ui/unbroken.ts';
import { ErrorNotice } from '../common/ErrorNotice.tsx';
import { engineTitle } from '../common/engineTitle.ts';
import { seconds } from '../common/format.ts';
import { texts as commonTexts } from '../common/texts.ts';
import { askRecordedPart, useRecorded } from '../state/recordedStudies.ts';
import { studyController } from '../state/studyController.ts';
import type { OpenedPart } from '../state/studyPlan.ts';
import { lacksData, resultKey, useStudy } from '../state/studyState.ts';
import styles from './Claims.module.css';
import { partCommand } from './exports.ts';
import { holdClaim } from './goToClaim.ts';
import { PartList } from './PartList.tsx';
import { PublishedTable } from './PublishedTable.tsx';
import { type Recording, useRecording } from './shownStudy.ts';
import { texts } from './texts.ts';
import { originText } from './words.ts';

const words = texts.claims;

/** The study that is open: its claim, and what speaks for it or against it, recorded and here. */
export function OpenedClaim() {
  const opened = useStudy((state) => state.opened);
  return opened ? <Opened {...opened} /> : null;
}

function Opened({ study, part }: OpenedPart) {
  const opened = useMemo(() => ({ study, part }), [study, part]);
  const recording = useRecording(opened);
  const here = useStudied(opened);
  return (
    <Panel
      ref={holdClaim}
      className={styles.opened}
      title={translated(study.title)}
      mark={<Tag>{words.by[study.claimedBy]}</Tag>}
    >
      <p className={styles.claim}>{translated(study.claim)}</p>
      <PartList study={study} />
      <div className={styles.verdicts}>
        <section aria-label={words.recorded}>
          <h3>{words.recorded}</h3>
          {recording ? <Recorded opened={opened} recording={recording} /> : <NotRecorded opened={opened} />}
        </section>
        <section aria-label={words.here}>
          <h3>{words.here}</h3>
          <Here opened={opened} here={here} />
        </section>
      </div>
      <PublishedTable opened={opened} here={here.points} />
      <div className={styles.differences}>
        <Differences
          study={study}
          recorded={recording?.about.verdict ?? null}
          here={here.points.length > 0 ? here.verdict : null}
        />
      </div>
    </Panel>
  );
}

interface Studied {
  readonly points: readonly StudyPoint[];
  readonly wanted: number;
  readonly verdict: Verdict;
}

/** What this browser has of the study so far. */
function useStudied({ study, part }: OpenedPart): Studied {
  const planned = useStudy((state) => state.read.planned);
  const results = useStudy((state) => state.results);
  return useMemo(() => {
    const wanted = planned?.points ?? [];
    const points = wanted.flatMap((experiment) => {
      const result = results.get(resultKey(experiment));
      return result?.state === 'done' ? [result.point] : [];
    });
    return { points, wanted: wanted.length, verdict: partVerdict(study, part, points) };
  }, [planned, results, study, part]);
}

function Recorded({ opened, recording }: { readonly opened: OpenedPart; readonly recording: Recording }) {
  const { study } = opened;
  const { about, points } = recording;
  const { verdict } = about;
  return (
    <>
      <p>{unbroken(translated(verdictText(verdict, study.figure, study.margin)))}</p>
      <p className={styles.meta}>{originText(about)}</p>
      {points.state === 'failed' ? (
        <ErrorNotice
          title={words.pointsNotRead}
          error={points.error}
          actions={<Button onClick={() => void askRecordedPart(opened)}>{commonTexts.retry}</Button>}
        />
      ) : null}
    </>
  );
}

/** Said plainly, with what can be done. */
function NotRecorded({ opened: { study, part } }: { readonly opened: OpenedPart }) {
  const index = useRecorded((state) => state.index);
  if (index.state === 'loading') return <p>{words.looking}</p>;
  if (index.state === 'failed') return <p>{words.notKnown}</p>;
  const command = partCommand(study, part);
  return (
    <>
      <p>{words.notRecordedHow}</p>
      <p className={styles.run}>
        <code>{command}</code>
        <CopyButton label={texts.copyCommand} copiedLabel={commonTexts.copied} content={command} />
      </p>
    </>
  );
}

function Here({ opened: { study }, here }: { readonly opened: OpenedPart; readonly here: Studied }) {
  const dataset = useStudy((state) => state.fields.base.dataset.name);
  const status = useStudy((state) => state.status);
  const engine = useStudy((state) => state.engine);
  const cost = useStudy((state) => state.cost);
  const { points, wanted, verdict } = here;
  const going = status === 'running' || status === 'paused';
  const estimate = cost && 'estimate' in cost ? cost.estimate : null;
  const left = wanted - points.length;
  const lacks = lacksData(cost);
  const told = unbroken(translated(verdictText(verdict, study.figure, study.margin)));
  return (
    <>
      <p>
        {points.length === 0
          ? lacks
            ? words.lacks(entryOf(dataset).title)
            : words.notHere
          : left > 0
            ? words.soFar(points.length, wanted, told)
            : told}
      </p>
      {points.length > 0 && engine ? (
        <p className={styles.meta}>{words.originHere(engineTitle(engine.backend))}</p>
      ) : null}
      {going || left === 0 || lacks ? null : (
        <p className={styles.run}>
          <Button disabled={!cost} onClick={studyController.run}>
            {points.length > 0 ? words.runRest : words.run}
          </Button>{' '}
          <span>
            {estimate
              ? words.takes(left, seconds(Math.max(1, estimate.seconds)))
              : cost
                ? ''
                : texts.measuring}
          </span>
        </p>
      )}
    </>
  );
}

/** Each difference that the verdict is of. */
function Differences({
  study,
  recorded,
  here,
}: {
  readonly study: OpenedPart['study'];
  readonly recorded: Verdict | null;
  readonly here: Verdict | null;
}) {
  const columns = [
    ...(recorded ? [{ name: words.recorded, verdict: recorded }] : []),
    ...(here ? [{ name: words.here, verdict: here }] : []),
  ];
  const names = [...new Set(columns.flatMap(({ verdict }) => verdict.contrasts.map(({ what }) => what)))];
  if (names.length === 0) return null;
  return (
    <Disclosure summary={words.differences(names.length)}>
      <ScrollRegion label={words.differences(names.length)}>
        <Table
          label={words.differences(names.length)}
          heads={[words.difference, ...columns.map(({ name }) => name)]}
        >
          {names.map((what) => (
            <tr key={what}>
              <th scope="row">{translated(what)}</th>
              {columns.map(({ name, verdict }) => {
                const contrast = verdict.contrasts.find((one) => one.what === what);
                return (
                  <td key={name} className={numeric}>
                    {contrast ? translated(contrastText(contrast, study.figure)) : texts.none}
                  </td>
                );
              })}
            </tr>
          ))}
        </Table>
      </ScrollRegion>
    </Disclosure>
  );
}
