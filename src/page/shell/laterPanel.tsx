import { type ComponentType, useRef } from 'react';
import { Note } from '../../ui/Note.tsx';
import { usePrinting } from '../../ui/printing.ts';
import { useNear } from '../../ui/useNear.ts';
import { lazyPanel, Waiting } from '../common/lazyParts.tsx';
import type { LaterPanel as Entry } from '../common/panel.ts';
import { RunPanel } from '../common/RunPanel.tsx';
import { useLab } from '../state/store.ts';
import { texts } from './texts.ts';
import { useQuiet } from './useQuiet.ts';

/** Until the panel's code is there; a print that comes before it says so. */
function NotYet() {
  return usePrinting() ? <Note>{texts.print.notYet}</Note> : <Waiting />;
}

const ALWAYS = () => true;

const NONE = () => null;
const NEVER = () => false;

/** The place of a panel, and in it the panel once its code is there. */
export function laterPanel(entry: Entry): ComponentType {
  const { title, load, column, low = false, run = NONE, ready, wanted = NEVER } = entry;
  const Content = lazyPanel(load);
  const { when, until } = ready ?? { when: ALWAYS, until: null };

  function OnceNear() {
    const ref = useRef<HTMLDivElement>(null);
    const near = useNear(ref);
    const quiet = useQuiet();
    const asked = useLab(wanted);
    return <div ref={ref}>{near || quiet || asked ? <Content fallback={<NotYet />} /> : null}</div>;
  }

  return function LaterPanel() {
    const shown = useLab(when);
    const whose = useLab(run);
    return (
      <RunPanel wide={!column} tall={column === 'tall'} low={low} title={title} run={whose}>
        {shown ? <OnceNear /> : <Note>{until}</Note>}
      </RunPanel>
    );
  };
}
