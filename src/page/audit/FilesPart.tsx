import FileUp from 'lucide-react/icons/file-up';
import FlaskConical from 'lucide-react/icons/flask-conical';
import X from 'lucide-react/icons/x';
import { Button } from '../../ui/Button.tsx';
import { DropZone } from '../../ui/files/DropZone.tsx';
import { FileButton } from '../../ui/files/FileButton.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { ErrorNotice } from '../common/ErrorNotice.tsx';
import { bytes } from '../common/format.ts';
import { auditController, EXAMPLE_NAME } from '../state/auditController.ts';
import { type ErrorMessage, useAudit } from '../state/auditState.ts';
import styles from './Audit.module.css';
import { ColumnsButton, ColumnsPart } from './ColumnsPart.tsx';
import { texts } from './texts.ts';

const TYPES = '.npz,.npy,.json,.csv,.tsv,.txt';

/** What is to be audited, and how far that is. */
export function FilesPart() {
  const status = useAudit((state) => state.status);
  const error = useAudit((state) => state.error);
  const looking = useAudit((state) => state.choosing === 'looking');
  // A refusal speaks for itself.
  const message = error ? '' : looking ? texts.columns.looking : texts.status[status];
  return (
    <>
      <div className={styles.sources}>
        <Zone />
        <FileList />
      </div>
      {status === 'running' ? <Progress /> : null}
      {error ? <ErrorNotice title={titleOf(error)} error={error} /> : null}
      <ColumnsPart />
      <LiveRegion message={message} />
    </>
  );
}

/** Of the page's own files, and not of those that were given. */
const NOT_LOADED = ['WorkerNotLoaded', 'CodeNotLoaded', 'NoAnswer'];

function titleOf({ name }: ErrorMessage): string {
  if (name === 'ColumnsNeededError') return texts.columns.needed;
  return NOT_LOADED.includes(name) ? texts.notBegun : texts.failed;
}

function Zone() {
  const { offer, tryExample } = auditController;
  /** Once there is a result, to save it is what most people want next. */
  const audited = useAudit((state) => state.audited !== null);
  return (
    <DropZone title={texts.drop} note={texts.exampleNote}>
      <FileButton
        variant={audited ? 'outline' : 'primary'}
        label={texts.choose}
        icon={<FileUp aria-hidden="true" />}
        accept={TYPES}
        onFiles={(files) => void offer(files.map(({ file }) => file))}
      />
      <Button icon={<FlaskConical aria-hidden="true" />} onClick={tryExample}>
        {texts.example}
      </Button>
    </DropZone>
  );
}

function FileList() {
  const files = useAudit((state) => state.files);
  const status = useAudit((state) => state.status);
  const { remove, run, cancel } = auditController;
  if (files.length === 0) return null;
  return (
    <section className={styles.files} aria-labelledby="audit-files">
      <h2 id="audit-files">{texts.files}</h2>
      <ul className={styles.list}>
        {files.map((file) => (
          <li key={file.name}>
            <span className={styles.name}>{file.name}</span>
            {file.name === EXAMPLE_NAME ? <Tag>{texts.synthetic}</Tag> : null}
            <span className={styles.small}>{bytes(file.size)}</span>
            <IconButton label={texts.remove(file.name)} onClick={() => remove(file.name)}>
              <X aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        {status === 'running' ? (
          <Button onClick={cancel}>{texts.cancel}</Button>
        ) : (
          <Button onClick={run}>{texts.again}</Button>
        )}
        <ColumnsButton />
      </div>
    </section>
  );
}

function Progress() {
  const progress = useAudit((state) => state.progress);
  const message = progress ? texts.doing[progress.doing](progress.note) : texts.starting;
  return (
    <div>
      <p className={styles.small}>{message}</p>
      <ProgressBar label={texts.progress} value={progress?.step ?? null} max={progress?.steps ?? 1} />
    </div>
  );
}
