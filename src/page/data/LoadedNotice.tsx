import { entryOf } from '../../lab/data/catalogue.ts';
import { translated } from '../../language/inLanguage.ts';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextList } from '../../ui/TextList.tsx';
import { count } from '../common/format.ts';
import { capital } from '../common/kindTexts.ts';
import { dataController } from '../state/dataController.ts';
import { useLab } from '../state/store.ts';
import styles from './DataDialog.module.css';
import { texts } from './texts.ts';

/** The set that was just loaded. */
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
    </div>
  );
}

/** What was made of it, and what was left out. */
export function LoadedRemarks() {
  const loaded = useLab((state) => state.justLoaded);
  if (!loaded) return null;
  return (
    <div className={styles.remarks}>
      <Remarks />
      <SkippedList />
    </div>
  );
}

const SHOWN = 4;

/** What was made of a table: the first remarks are to be seen at once. */
function Remarks() {
  const remarks = useLab((state) => state.remarks);
  if (remarks.length === 0) return null;
  // Two more at the least: one would fit where it is said that there is more.
  const shown = remarks.length <= SHOWN + 1 ? remarks.length : SHOWN;
  const items = remarks.map((text) => ({ text: translated(`${capital(text)}.`) }));
  return (
    <section aria-label={texts.remarks}>
      <TextList items={items.slice(0, shown)} />
      {items.length > shown ? (
        <Disclosure className={styles.details} summary={texts.moreRemarks(items.length - shown)}>
          <TextList items={items.slice(shown)} />
        </Disclosure>
      ) : null}
    </section>
  );
}

function SkippedList() {
  const { count: files, files: listed } = useLab((state) => state.skipped);
  if (files === 0) return null;
  const more = files - listed.length;
  return (
    <Disclosure className={styles.details} summary={texts.skipped(count(files))}>
      <ul className={styles.skipped}>
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
