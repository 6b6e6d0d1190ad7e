import { useEffect } from 'react';
import { entryOf } from '../../lab/data/catalogue.ts';
import { type DataId, knobAt } from '../../lab/experiment/experiment.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { texts as dataTexts } from '../data/texts.ts';
import { aboutKnob } from '../glossary/aboutKnob.tsx';
import { ProvenanceTag } from '../provenance/ProvenanceTag.tsx';
import { dataController } from '../state/dataController.ts';
import { setOf, usableSets } from '../state/dataSets.ts';
import { useLab } from '../state/store.ts';
import { DRAWER_TERMS } from './drawerTerms.ts';

const keyOf = ({ name, content }: DataId) => `${name} ${content}`;

/** Of the data sets only those that can be used now, and the one that the experiment names. */
export function DataSetting({ label, hint }: { label: string; hint: string }) {
  const dataset = useLab((state) => state.experiment.dataset);
  const kept = useLab((state) => state.kept);
  const deployed = useLab((state) => state.deployed);
  const { showData } = useLab.getState();
  useEffect(() => {
    void dataController.lookForKept();
  }, []);
  const sets = usableSets(kept, deployed);
  const chosen = setOf(sets, dataset);
  const missing = { value: keyOf(dataset), label: dataTexts.missing(entryOf(dataset.name).title) };
  const options = sets.map((set) => ({
    value: keyOf(set),
    label: set.origin === null ? set.title : dataTexts.named(set.title, set.origin),
  }));
  return (
    <>
      <Select
        label={label}
        hint={hint}
        tag={<ProvenanceTag of={knobAt('dataset.name').tag} />}
        {...aboutKnob(DRAWER_TERMS['dataset.name'], label)}
        value={keyOf(chosen ?? dataset)}
        options={chosen ? options : [missing, ...options]}
        onChange={(key) => {
          const set = sets.find((one) => keyOf(one) === key);
          if (set) dataController.chooseSet(set.name, set.content);
        }}
      />
      <Button onClick={() => showData(true)}>{dataTexts.open}</Button>
    </>
  );
}
