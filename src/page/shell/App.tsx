import { EmbeddingPanel } from '../bench/embedding/EmbeddingPanel.tsx';
import { Knobs } from '../bench/knobs/Knobs.tsx';
import { LossPanels } from '../bench/losses/LossPanels.tsx';
import { ResultPanel } from '../bench/result/ResultPanel.tsx';
import { Ribbon } from '../bench/ribbon/Ribbon.tsx';
import { DataDoor } from '../data/DataDoor.tsx';
import { DiagnosisPanel } from '../diagnosis/DiagnosisPanel.tsx';
import { EvidencePanel } from '../evidence/EvidencePanel.tsx';
import { GalleryPanel } from '../gallery/GalleryPanel.tsx';
import { InformationPanel } from '../information/InformationPanel.tsx';
import { SplitsPanel } from '../splits/SplitsPanel.tsx';
import { useLab } from '../state/store.ts';
import { TimingPanel } from '../timing/TimingPanel.tsx';
import { Announcer } from './Announcer.tsx';
import styles from './App.module.css';
import { Footer } from './Footer.tsx';
import { Header } from './Header.tsx';
import { Notices } from './Notices.tsx';

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
          <TimingPanel />
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
