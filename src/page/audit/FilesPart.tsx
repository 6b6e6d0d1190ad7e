import { FileUp, FlaskConical, X } from 'lucide-react';
import { type ChangeEvent, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Tag } from '../../ui/Tag.tsx';
import bench from '../benchmark/BenchPage.module.css';
import { bytes } from '../common/format.ts';
import data from '../data/DataDialog.module.css';
import { EXAMPLE_NAME, useAudit } from '../state/audit.ts';
import styles from './Audit.module.css';
import { texts } from './texts.ts';

const TYPES = '.npz,.npy,.json,.csv';

/** What is to be audited, and how far that is. */
export function FilesPart() {
  const status = useAudit((state) => state.status);
  const error = useAudit((state) => state.error);
  return (
    <div className={bench.status}>
      <p className={bench.intro}>{texts.intro}</p>
      <div className={styles.sources}>
        <Zone />
        <FileList />
      </div>
      {status === 'running' ? <Progress /> : null}
      {error ? <Notice kind="error" title={texts.failed} text={error.message} hint={error.hint} /> : null}
      <LiveRegion message={texts.status[status]} />
    </div>
  );
}

function Zone() {
  const input = useRef<HTMLInputElement>(null);
  const { offer, tryExample } = useAudit.getState();
  const onChange = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const files = Array.from(currentTarget.files ?? []);
    // The same file may be chosen again.
    currentTarget.value = '';
    void offer(files);
  };
  return (
    <div className={data.zone}>
      <p className={data.drop}>{texts.drop}</p>
      <div className={data.buttons}>
        <Button variant="primary" icon={<FileUp aria-hidden="true" />} onClick={() => input.current?.click()}>
          {texts.choose}
        </Button>
        <Button icon={<FlaskConical aria-hidden="true" />} onClick={tryExample}>
          {texts.example}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={TYPES}
        aria-label={texts.choose}
        onChange={onChange}
      />
      <p className={data.small}>{texts.exampleNote}</p>
    </div>
  );
}

function FileList() {
  const files = useAudit((state) => state.files);
  const status = useAudit((state) => state.status);
  const { remove, run, cancel } = useAudit.getState();
  if (files.length === 0) return null;
  return (
    <section className={styles.files} aria-labelledby="audit-files">
      <h2 id="audit-files">{texts.files}</h2>
      <ul className={styles.list}>
        {files.map((file) => (
          <li key={file.name}>
            <span className={styles.name}>{file.name}</span>
            {file.name === EXAMPLE_NAME ? <Tag>{texts.synthetic}</Tag> : null}
            <span className={data.small}>{bytes(file.size)}</span>
            <IconButton label={texts.remove(file.name)} onClick={() => remove(file.name)}>
              <X aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ul>
      {status === 'running' ? (
        <Button onClick={cancel}>{texts.cancel}</Button>
      ) : (
        <Button onClick={run}>{texts.again}</Button>
      )}
    </section>
  );
}

function Progress() {
  const progress = useAudit((state) => state.progress);
  const message = progress ? texts.doing[progress.doing](progress.note) : texts.starting;
  return (
    <div>
      <p className={data.small}>{message}</p>
      <progress
        className={bench.progress}
        aria-label={texts.progress}
        {...(progress && { value: progress.step, max: progress.steps || 1 })}
      />
    </div>
  );
}
