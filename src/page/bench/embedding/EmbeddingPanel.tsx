import { useMemo, useRef } from 'react';
import { EmbeddingPlot } from '../../../charts/embedding/EmbeddingPlot.tsx';
import { Figure } from '../../../charts/Figure.tsx';
import { type KeyItem, PlotKey } from '../../../charts/PlotKey.tsx';
import { Button } from '../../../ui/Button.tsx';
import { count } from '../../common/format.ts';
import { runData } from '../../state/runData.ts';
import { useLab } from '../../state/store.ts';
import { text } from '../../texts.ts';
import styles from './EmbeddingPanel.module.css';
import { ExampleCard } from './ExampleCard.tsx';
import { plots } from './plots.ts';

const OUR_KEY: readonly KeyItem[] = [
  { mark: 'filled', text: text.embedding.members },
  { mark: 'hollow', text: text.embedding.nonMembers },
  { mark: 'ring', text: text.embedding.labelled },
];
const ATTACKER_KEY: readonly KeyItem[] = [
  { mark: 'grey', text: text.embedding.unknown },
  { mark: 'ring', text: text.embedding.labelled },
];
const UNKNOWN = 2;

export function EmbeddingPanel() {
  const version = useLab((state) => state.embeddingVersion);
  const detailVersion = useLab((state) => state.detailVersion);
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  const highlighted = useLab((state) => state.highlighted);
  const selection = useLab((state) => state.selection);
  const epoch = useLab((state) => state.encoderEpoch);
  const mapShown = useLab((state) => state.mapShown);
  const { look } = useLab.getState();
  const box = useRef<HTMLDivElement>(null);
  const { x, y } = runData.embedding;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the arrays live outside React; their version stands for them
  const marks = useMemo(() => {
    const labelled = new Uint8Array(x.length);
    for (const position of runData.detail?.labelled ?? []) labelled[position] = 1;
    const half = x.length / 2;
    const kind = labelled.map((known, i) => (attacker && !known ? UNKNOWN : i < half ? 1 : 0));
    return { kind, labelled };
  }, [x.length, attacker, detailVersion]);

  const subtitle = mapShown
    ? text.embedding.map
    : epoch !== null
      ? text.embedding.live(epoch)
      : text.embedding.subtitle(count(x.length), runData.candidates?.kind ?? 'pictures');

  return (
    <section className={styles.panel} aria-label={text.embedding.title} ref={box}>
      <Figure
        className={styles.figure}
        title={text.embedding.title}
        subtitle={x.length > 0 ? subtitle : text.embedding.empty}
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
            version={version + detailVersion}
            label={text.embedding.label}
            description={text.embedding.description}
            emptyText={text.embedding.empty}
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
  const { askForMap, showPlane, look } = useLab.getState();
  const chosen = selection?.reduce((sum, one) => sum + one, 0) ?? 0;
  const members = selection?.reduce((sum, one, i) => sum + (i < selection.length / 2 ? one : 0), 0) ?? 0;
  return (
    <div className={styles.below}>
      <span>
        {selection ? (
          <>
            {attacker ? text.embedding.selectedBlind(chosen) : text.embedding.selected(chosen, members)}{' '}
            <Button variant="quiet" onClick={() => look({ selection: null })}>
              {text.embedding.clear}
            </Button>
          </>
        ) : null}
      </span>
      {status === 'finished' && mapShown ? (
        <Button variant="quiet" onClick={showPlane}>
          {text.embedding.pca}
        </Button>
      ) : status === 'finished' ? (
        <Button variant="quiet" onClick={askForMap} disabled={progress !== null}>
          {progress === null
            ? text.embedding.umap
            : text.embedding.mapping(`${Math.round(progress * 100)} %`)}
        </Button>
      ) : null}
    </div>
  );
}
