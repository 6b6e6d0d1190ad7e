import { useLab } from '../state/store.ts';
import { Announcer } from './Announcer.tsx';
import styles from './App.module.css';
import { DiagnosisPanel } from './DiagnosisPanel.tsx';
import { DataDoor } from './data/DataDoor.tsx';
import { EmbeddingPanel } from './EmbeddingPanel.tsx';
import { EvidencePanel } from './evidence/EvidencePanel.tsx';
import { Footer } from './Footer.tsx';
import { GalleryPanel } from './gallery/GalleryPanel.tsx';
import { Header } from './Header.tsx';
import { InformationPanel } from './information/InformationPanel.tsx';
import { Knobs } from './Knobs.tsx';
import { LossPanels } from './LossPanels.tsx';
import { Notices } from './Notices.tsx';
import { ResultPanel } from './ResultPanel.tsx';
import { Ribbon } from './Ribbon.tsx';
import { RunTable } from './RunTable.tsx';
import { SplitsPanel } from './SplitsPanel.tsx';

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
