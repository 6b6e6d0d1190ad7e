import Trash2 from 'lucide-react/icons/trash-2';
import { translated } from '../../language/inLanguage.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { bytes, count } from '../common/format.ts';
import { dataController } from '../state/dataController.ts';
import { setOf, type UsableSet, usableSets } from '../state/dataSets.ts';
import { useLab } from '../state/store.ts';
import styles from './DataDialog.module.css';
import { texts } from './texts.ts';

/** Every set that an experiment can use now. */
export function SetList() {
  const kept = useLab((state) => state.kept);
  const deployed = useLab((state) => state.deployed);
  const dataset = useLab((state) => state.experiment.dataset);
  const sets = usableSets(kept, deployed);
  const chosen = setOf(sets, dataset);
  return (
    <section className={styles.sets} aria-labelledby="usable-sets">
      <h3 id="usable-sets">{texts.sets}</h3>
      <ul className={styles.list}>
        {sets.map((set) => (
          <SetRow key={`${set.name} ${set.content}`} set={set} chosen={set === chosen} />
        ))}
      </ul>
    </section>
  );
}

function factsOf(set: UsableSet): string {
  const { kind, count: all, different, width, height, channels, classes, where, size } = set;
  return [
    texts.examples[kind](count(all)),
    texts.shape[kind](width, height, channels),
    texts.classes(classes),
    ...(different < all ? [texts.repeated(count(all - different))] : []),
    texts.where[where],
    ...(size === null ? [] : [bytes(size)]),
  ].join(' · ');
}

function SetRow({ set, chosen }: { set: UsableSet; chosen: boolean }) {
  const { chooseSet, deleteSet } = dataController;
  const { title, name, content, where, origin, licence, source } = set;
  return (
    <li className={styles.set} aria-current={chosen || undefined}>
      <div className={styles.about}>
        <b>{title}</b> {chosen ? <Tag>{texts.inUse}</Tag> : null}
        <p>{factsOf(set)}</p>
        <p className={styles.small}>
          {origin === null ? null : `${texts.own(origin)} `}
          {name.startsWith('own-') ? null : texts.licence(translated(licence), translated(source))}
        </p>
      </div>
      <fieldset className={styles.actions} aria-label={title}>
        {chosen ? null : (
          <Button aria-label={texts.chooseNamed(title)} onClick={() => chooseSet(name, content)}>
            {texts.use}
          </Button>
        )}
        {where === 'kept' ? (
          <IconButton label={texts.remove(title)} onClick={() => void deleteSet(content)}>
            <Trash2 aria-hidden="true" />
          </IconButton>
        ) : null}
      </fieldset>
    </li>
  );
}
