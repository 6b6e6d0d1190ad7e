import { Announcer } from './Announcer.tsx';
import styles from './App.module.css';
import { DiagnosisPanel } from './bench/DiagnosisPanel.tsx';
import { EmbeddingPanel } from './bench/EmbeddingPanel.tsx';
import { Knobs } from './bench/Knobs.tsx';
import { LossPanels } from './bench/LossPanels.tsx';
import { ResultPanel } from './bench/ResultPanel.tsx';
import { Ribbon } from './bench/Ribbon.tsx';
import { RunTable } from './bench/RunTable.tsx';
import { SplitsPanel } from './bench/SplitsPanel.tsx';
import { DataDoor } from './data/DataDoor.tsx';
import { EvidencePanel } from './evidence/EvidencePanel.tsx';
import { Footer } from './Footer.tsx';
import { GalleryPanel } from './gallery/GalleryPanel.tsx';
import { Header } from './Header.tsx';
import { InformationPanel } from './information/InformationPanel.tsx';
import { Notices } from './Notices.tsx';
import { useLab } from './state/store.ts';

export function App() {
  const embed = useLab((state) => state.embed);
  const hideControls = useLab((state) => state.hideControls);
  return (
    <div className={styles.page} data-embed={embed} data-bare={hideControls}>
      <Header />
      <main className={styles.main}>
        <Notices />
        <Ribbon />
        <div className={styles.bench}>
          {hideControls ? null : <Knobs />}
          <EmbeddingPanel />
          <ResultPanel />
        </div>
        <LossPanels />
        <div className={styles.below}>
          <DiagnosisPanel />
          <SplitsPanel />
          <RunTable />
          <EvidencePanel />
          <InformationPanel />
          <GalleryPanel />
        </div>
      </main>
      <Footer />
      {hideControls ? null : <DataDoor />}
      <Announcer />
    </div>
  );
}
