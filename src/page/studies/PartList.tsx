import type { MouseEvent } from 'react';
import { formatOpened } from '../../lab/studies/planText.ts';
import type { StudyPart } from '../../lab/studies/study.ts';
import { moreSeedsText, VERDICT_TITLES } from '../../lab/studies/verdictText.ts';
import { translated } from '../../language/inLanguage.ts';
import { marks } from '../../language/marks.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { engineTitle } from '../common/engineTitle.ts';
import { recordedPart, useRecorded } from '../state/recordedStudies.ts';
import { studyController } from '../state/studyController.ts';
import type { OpenedPart } from '../state/studyPlan.ts';
import { useStudy } from '../state/studyState.ts';
import styles from './Claims.module.css';
import { goToClaim } from './goToClaim.ts';
import { texts } from './texts.ts';
import { VerdictMark } from './VerdictMark.tsx';

/** A study's data and scales to choose from, each with what was found there. */
export function PartList({ study }: { readonly study: OpenedPart['study'] }) {
  return (
    <ul className={styles.parts}>
      {study.parts.map((part) => (
        <Part key={part.id} study={study} part={part} />
      ))}
    </ul>
  );
}

function Part({ study, part }: OpenedPart) {
  const isOpen = useStudy(({ opened }) => opened?.study === study && opened.part === part);
  return (
    <li className={styles.row} data-open={isOpen || undefined}>
      <PartLink study={study} part={part} isOpen={isOpen} />
      <Found study={study} part={part} />
    </li>
  );
}

/** A link that can be handed on, followed without leaving the page. */
function PartLink({ study, part, isOpen }: OpenedPart & { readonly isOpen: boolean }) {
  const going = useStudy(({ status }) => status === 'running' || status === 'paused');
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (going) return;
    if (!isOpen) studyController.openPart({ study, part });
    requestAnimationFrame(goToClaim);
  };
  return (
    <a
      className={styles.name}
      href={`${location.pathname}${location.search}${formatOpened(study.id, part.id)}`}
      aria-current={isOpen ? 'true' : undefined}
      aria-disabled={going || undefined}
      onClick={follow}
    >
      <VisuallyHidden>{`${translated(study.title)}${marks.colon}`}</VisuallyHidden>
      {translated(part.title)}
    </a>
  );
}

function Found({ study, part }: { readonly study: OpenedPart['study']; readonly part: StudyPart }) {
  const index = useRecorded((state) => state.index);
  const recorded = recordedPart({ index }, { study, part });
  // Their place is kept until it is known.
  if (index.state === 'loading')
    return (
      <>
        <span className={styles.told} />
        <span className={styles.meta} />
      </>
    );
  if (!recorded)
    return <span className={styles.told}>{index.state === 'there' ? texts.claims.notRecorded : ''}</span>;
  const { verdict, seeds, engine, meta } = recorded;
  const more = translated(moreSeedsText(verdict));
  return (
    <>
      <span className={styles.told}>
        <VerdictMark kind={verdict.kind} />
        <span>
          <strong>{translated(VERDICT_TITLES[verdict.kind])}</strong>
          {more ? `${marks.semicolon}${more}` : ''}
        </span>
      </span>
      <span className={styles.meta}>
        {texts.claims.recordedBriefly(meta.date, seeds.length, engineTitle(engine.backend))}
      </span>
    </>
  );
}
