import { useMemo, useRef } from 'react';
import { EmbeddingPlot } from '../../../charts/embedding/EmbeddingPlot.tsx';
import { Figure } from '../../../charts/Figure.tsx';
import { type KeyItem, PlotKey } from '../../../charts/PlotKey.tsx';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { FADED } from '../../../ui/faded.ts';
import { BelongingTag, useBelonging } from '../../common/BelongingTag.tsx';
import { count } from '../../common/format.ts';
import { GreetingPicture } from '../../common/GreetingPicture.tsx';
import { kindOf } from '../../common/kindTexts.ts';
import { texts as commonTexts } from '../../common/texts.ts';
import { Term } from '../../glossary/Term.tsx';
import type { TermId } from '../../glossary/terms.ts';
import { runController } from '../../state/runController.ts';
import type { Brought } from '../../state/runSlice.ts';
import { detailOf, embeddingRun, greetingShown, isMapped, placesOf, pointedAt } from '../../state/shown.ts';
import { useLab } from '../../state/store.ts';
import styles from './EmbeddingPanel.module.css';
import { ExampleCard } from './ExampleCard.tsx';
import { ATTACKER_KEY, OUR_KEY } from './keys.ts';
import { plots } from './plots.ts';
import { texts } from './texts.ts';

/** What the marks stand for is explained where it stands. */
const MARKED: Readonly<Partial<Record<KeyItem['mark'], TermId>>> = {
  filled: 'member',
  hollow: 'nonMember',
  ring: 'labelled',
};
const explained = (items: readonly KeyItem[]) =>
  items.map(({ mark, text }) => {
    const term = MARKED[mark];
    return { mark, text: term ? <Term id={term}>{text}</Term> : text };
  });
const OURS = explained(OUR_KEY);
const ATTACKERS = explained(ATTACKER_KEY);

const UNKNOWN = 2;
const NOWHERE = { x: new Float32Array(), y: new Float32Array(), epoch: null };

export function EmbeddingPanel() {
  const run = useLab(embeddingRun);
  const greeting = useLab((state) => (run ? null : greetingShown(state)));
  const marked = useBelonging(run ?? greeting);
  const { x, y, epoch } = run ? placesOf(run) : NOWHERE;
  const detail = detailOf(run);
  const candidates = run?.candidates ?? null;
  const { members = null, kind = 'pictures' } = candidates ?? {};
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  const highlighted = useLab((state) => pointedAt(state.highlighted, candidates));
  const selection = useLab((state) => pointedAt(state.selection, candidates));
  const { look } = useLab.getState();
  const box = useRef<HTMLDivElement>(null);

  const marks = useMemo(() => {
    const labelled = new Uint8Array(x.length);
    for (const position of detail?.labelled ?? []) labelled[position] = 1;
    const kind = labelled.map((known, i) => (attacker && !known ? UNKNOWN : (members?.[i] ?? UNKNOWN)));
    return { kind, labelled };
  }, [x.length, attacker, detail, members]);

  const subtitle = greeting
    ? texts.subtitle(count(2 * greeting.experiment.dataset.membersPerModel), kindOf(greeting.experiment))
    : isMapped(run)
      ? texts.map
      : epoch !== null
        ? texts.live(epoch)
        : texts.subtitle(count(x.length), kind);

  return (
    <section className={styles.panel} aria-label={texts.title} ref={box} data-greeting>
      <Figure
        className={cx(styles.figure, marked?.faded && FADED)}
        title={
          <>
            {texts.title} <BelongingTag run={run ?? greeting} />
          </>
        }
        subtitle={x.length > 0 || greeting ? subtitle : texts.empty}
        aside={<PlotKey items={attacker ? ATTACKERS : OURS} />}
      >
        <div className={styles.plot}>
          <EmbeddingPlot
            ref={plots.embedding}
            x={x}
            y={y}
            kind={marks.kind}
            labelled={marks.labelled}
            highlighted={highlighted}
            selection={selection}
            onHover={(index) =>
              look({ highlighted: members && index !== null ? { members, value: index } : null })
            }
            onSelect={(chosen) =>
              look({
                selection: members && chosen.length > 0 ? { members, value: mask(x.length, chosen) } : null,
              })
            }
            label={texts.label}
            description={texts.description}
            beyondText={texts.beyond}
            emptyText={greeting ? commonTexts.loading : texts.empty}
            {...(greeting && !attacker && { picture: <GreetingPicture name="embedding" /> })}
            renderTip={(index) => <ExampleCard index={index} />}
          />
        </div>
        <PlotFoot run={run} selection={selection} attacker={attacker} />
      </Figure>
    </section>
  );
}

function mask(length: number, chosen: readonly number[]): Uint8Array {
  const selected = new Uint8Array(length);
  for (const index of chosen) selected[index] = 1;
  return selected;
}

interface PlotFootProps {
  run: Brought | null;
  selection: Uint8Array | null;
  attacker: boolean;
}

function PlotFoot({ run, selection, attacker }: PlotFootProps) {
  const mappable = useLab(({ status, last }) => status === 'finished' && run === last);
  const progress = useLab((state) => state.mapProgress);
  const { showPlane, look } = useLab.getState();
  const chosen = selection?.reduce((sum, one) => sum + one, 0) ?? 0;
  const isMember = run?.candidates?.members;
  const members = selection?.reduce((sum, one, i) => sum + one * (isMember?.[i] ?? 0), 0) ?? 0;
  return (
    <div className={styles.below}>
      <span>
        {selection ? (
          <>
            {attacker ? texts.selectedBlind(chosen) : texts.selected(chosen, members)}{' '}
            <Button variant="quiet" onClick={() => look({ selection: null })}>
              {texts.clear}
            </Button>
          </>
        ) : null}
      </span>
      {mappable && isMapped(run) ? (
        <Button variant="quiet" onClick={showPlane}>
          {texts.pca}
        </Button>
      ) : mappable ? (
        <Button variant="quiet" onClick={runController.requestMap} unavailable={progress !== null}>
          {progress === null ? texts.umap : texts.mapping(`${Math.round(progress * 100)} %`)}
        </Button>
      ) : null}
    </div>
  );
}
