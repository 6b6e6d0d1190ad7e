import { entryOf } from '../../lab/data/catalogue.ts';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { count } from '../common/format.ts';
import { dataController } from '../state/dataController.ts';
import { useLab } from '../state/store.ts';
import styles from './DataDialog.module.css';
import { texts } from './texts.ts';

/** The set that was just loaded, and what was left out of it. */
export function LoadedNotice() {
  const loaded = useLab((state) => state.justLoaded);
  const chosen = useLab((state) => state.experiment.dataset.content === loaded?.content);
  if (!loaded) return null;
  const { title } = entryOf(loaded.name);
  return (
    <div className={styles.status}>
      <Notice
        title={texts.loaded(title)}
        text={texts.examples[loaded.kind](count(loaded.count))}
        actions={
          chosen ? null : (
            <Button variant="primary" onClick={() => dataController.chooseSet(loaded.name, loaded.content)}>
              {texts.chooseNamed(title)}
            </Button>
          )
        }
      />
      <SkippedList />
    </div>
  );
}

function SkippedList() {
  const { count: files, files: listed } = useLab((state) => state.skipped);
  const columns = useLab((state) => state.skippedColumns);
  if (files + columns.length === 0) return null;
  const more = files - listed.length;
  return (
    <Disclosure
      className={styles.details}
      summary={columns.length > 0 ? texts.skippedColumns(columns.length) : texts.skipped(count(files))}
    >
      <ul className={styles.skipped}>
        {columns.map(({ column, why }) => (
          <li key={column}>
            <code>{column}</code> {why}
          </li>
        ))}
        {listed.map(({ path, why }) => (
          <li key={`${path} ${why}`}>
            <code>{path}</code> {texts.reasons[why]}
          </li>
        ))}
        {more > 0 ? <li>{texts.andMore(count(more))}</li> : null}
      </ul>
    </Disclosure>
  );
}
