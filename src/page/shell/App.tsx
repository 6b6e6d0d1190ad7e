import { type ComponentType, type ReactNode, Suspense } from 'react';
import { lazyPanel, PartBoundary } from '../common/lazyParts.tsx';
import type { Place } from '../common/panel.ts';
import { loadSides } from '../compare/sides/lateSides.ts';
import { DataDoor } from '../data/DataDoor.tsx';
import { CostQuestion } from '../estimate/CostQuestion.tsx';
import { Cards } from '../glossary/Cards.tsx';
import { PANELS } from '../panels.ts';
import { lateCode } from '../state/lateCode.ts';
import { useLab } from '../state/store.ts';
import { Story } from '../story/Story.tsx';
import styles from './App.module.css';
import { Announcer, PrintHead } from './Attendants.tsx';
import { Footer } from './Footer.tsx';
import { Greeting } from './Greeting.tsx';
import { Header } from './Header.tsx';
import { laterPanel } from './laterPanel.tsx';
import { Notices } from './Notices.tsx';

interface ShownPanel {
  readonly id: string;
  readonly place: Place;
  readonly isControl: boolean;
  readonly Panel: ComponentType;
}

const SHOWN: readonly ShownPanel[] = PANELS.map((entry) => ({
  id: entry.id,
  place: entry.place,
  isControl: entry.isControl ?? false,
  Panel: 'Panel' in entry ? entry.Panel : laterPanel(entry),
}));

const Sides = lazyPanel(loadSides);
const Present = lazyPanel(lateCode(() => import('../present/Present.tsx')));
const Lesson = lazyPanel(lateCode(() => import('../lesson/Lesson.tsx')));

/** Taken over from the HTML in a task of its own, once the controls answer. */
function Part({ children }: { children: ReactNode }) {
  return (
    <PartBoundary>
      <Suspense>{children}</Suspense>
    </PartBoundary>
  );
}

export function App() {
  const embed = useLab((state) => state.embed);
  const hideControls = useLab((state) => state.hideControls);
  const viewpoint = useLab((state) => state.viewpoint);
  const lesson = useLab((state) => state.lesson !== null);
  const present = useLab((state) => state.present);
  // The attacker, who sees no result, has none to compare.
  const sides = useLab(
    (state) => state.isSideBySide && state.viewpoint !== 'attacker' && state.present === null,
  );
  const at = (wanted: Place, isLeft: (isControl: boolean) => boolean = () => true) =>
    SHOWN.filter(
      ({ id, place, isControl }) =>
        (present ?? id) === id && place === wanted && !(isControl && hideControls) && isLeft(isControl),
    ).map(({ id, Panel, isControl }) =>
      isControl ? (
        <PartBoundary key={id}>
          <Panel />
        </PartBoundary>
      ) : (
        <Part key={id}>
          <Greeting>
            <Panel />
          </Greeting>
        </Part>
      ),
    );
  return (
    <div className={styles.page} data-embed={embed} data-bare={hideControls} data-view={viewpoint}>
      <PartBoundary>
        <Header />
      </PartBoundary>
      <Part>
        <PrintHead />
      </Part>
      {lesson ? <Lesson fallback={null} /> : null}
      {present === null ? null : <Present fallback={null} />}
      <main className={styles.main}>
        <Part>
          <Notices />
        </Part>
        <PartBoundary>
          <Story />
        </PartBoundary>
        {at('top')}
        <div className={styles.bench} data-ab={sides}>
          {at('bench', (isControl) => isControl || !sides)}
          {sides ? (
            <PartBoundary>
              <Sides />
            </PartBoundary>
          ) : null}
        </div>
        {at('strip')}
        <div className={styles.below}>{at('below')}</div>
      </main>
      <Part>
        <Footer />
      </Part>
      {/* In no task of its own: a file may be dropped as soon as the page answers. */}
      <PartBoundary>{hideControls ? null : <DataDoor />}</PartBoundary>
      <PartBoundary>
        <Cards />
      </PartBoundary>
      <Part>
        <CostQuestion floats />
      </Part>
      <Part>
        <Announcer />
      </Part>
    </div>
  );
}
