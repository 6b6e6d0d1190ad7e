import { useMemo, useRef } from 'react';
import { EmbeddingPlot } from '../../../charts/embedding/EmbeddingPlot.tsx';
import { Figure } from '../../../charts/Figure.tsx';
import { type KeyItem, PlotKey } from '../../../charts/PlotKey.tsx';
import { Button } from '../../../ui/Button.tsx';
import { count } from '../../common/format.ts';
import { texts as commonTexts } from '../../common/texts.ts';
import { runController } from '../../state/runController.ts';
import { detailOfCandidates } from '../../state/runSlice.ts';
import { useLab } from '../../state/store.ts';
import styles from './EmbeddingPanel.module.css';
import { ExampleCard } from './ExampleCard.tsx';
import { plots } from './plots.ts';
import { texts } from './texts.ts';

const OUR_KEY: readonly KeyItem[] = [
  { mark: 'filled', text: commonTexts.members },
  { mark: 'hollow', text: commonTexts.nonMembers },
  { mark: 'ring', text: texts.labelled },
];
const ATTACKER_KEY: readonly KeyItem[] = [
  { mark: 'grey', text: commonTexts.unknown },
  { mark: 'ring', text: texts.labelled },
];
const UNKNOWN = 2;

export function EmbeddingPanel() {
  const { x, y, epoch } = useLab((state) => state.embedding);
  const detail = useLab(detailOfCandidates);
  const members = useLab((state) => state.candidates?.members);
  const kind = useLab((state) => state.candidates?.kind ?? 'pictures');
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  const highlighted = useLab((state) => state.highlighted);
  const selection = useLab((state) => state.selection);
  const mapShown = useLab((state) => state.mapShown);
  const { look } = useLab.getState();
  const box = useRef<HTMLDivElement>(null);

  const marks = useMemo(() => {
    const labelled = new Uint8Array(x.length);
    for (const position of detail?.labelled ?? []) labelled[position] = 1;
    const kind = labelled.map((known, i) => (attacker && !known ? UNKNOWN : (members?.[i] ?? UNKNOWN)));
    return { kind, labelled };
  }, [x.length, attacker, detail, members]);

  const subtitle = mapShown
    ? texts.map
    : epoch !== null
      ? texts.live(epoch)
      : texts.subtitle(count(x.length), kind);

  return (
    <section className={styles.panel} aria-label={texts.title} ref={box}>
      <Figure
        className={styles.figure}
        title={texts.title}
        subtitle={x.length > 0 ? subtitle : texts.empty}
        aside={<PlotKey items={attacker ? ATTACKER_KEY : OUR_KEY} />}
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
            onHover={(index) => look({ highlighted: index })}
            onSelect={(chosen) => look({ selection: chosen.length > 0 ? mask(x.length, chosen) : null })}
            label={texts.label}
            description={texts.description}
            emptyText={texts.empty}
            renderTip={(index) => <ExampleCard index={index} />}
          />
        </div>
        <PlotFoot selection={selection} attacker={attacker} />
      </Figure>
    </section>
  );
}

function mask(length: number, chosen: readonly number[]): Uint8Array {
  const selected = new Uint8Array(length);
  for (const index of chosen) selected[index] = 1;
  return selected;
}

function PlotFoot({ selection, attacker }: { selection: Uint8Array | null; attacker: boolean }) {
  const status = useLab((state) => state.status);
  const progress = useLab((state) => state.mapProgress);
  const mapShown = useLab((state) => state.mapShown);
  const { showPlane, look } = useLab.getState();
  const chosen = selection?.reduce((sum, one) => sum + one, 0) ?? 0;
  const isMember = useLab((state) => state.candidates?.members);
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
      {status === 'finished' && mapShown ? (
        <Button variant="quiet" onClick={showPlane}>
          {texts.pca}
        </Button>
      ) : status === 'finished' ? (
        <Button variant="quiet" onClick={runController.requestMap} disabled={progress !== null}>
          {progress === null ? texts.umap : texts.mapping(`${Math.round(progress * 100)} %`)}
        </Button>
      ) : null}
    </div>
  );
}
