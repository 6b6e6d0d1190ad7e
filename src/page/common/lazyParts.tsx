/** Parts of the page that may fail, by their code or by what they do, and what stands in their place then. */

import { type ComponentType, type ReactNode, useState } from 'react';
import { translated } from '../../language/inLanguage.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { Button } from '../../ui/Button.tsx';
import { type FailedPart, lazyPart } from '../../ui/lazyPart.tsx';
import { Note } from '../../ui/Note.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { LateCode } from '../state/lateCode.ts';
import styles from './lazyParts.module.css';
import { texts } from './texts.ts';

type Component<Props> = { readonly default: ComponentType<Props> };

interface FailureProps {
  readonly error: Error;
  readonly notLoaded: boolean;
  readonly className?: string | undefined;
  readonly returns?: boolean;
  readonly actions: ReactNode;
}

function Failure({ error, notLoaded, className, returns, actions }: FailureProps) {
  return (
    <Notice
      className={className}
      {...(returns && { returns })}
      kind="error"
      title={notLoaded ? texts.notLoaded : texts.threw}
      text={translated(error.message)}
      hint={notLoaded ? texts.notLoadedHint : texts.threwHint}
      actions={actions}
    />
  );
}

interface PanelFailure {
  /** What the words stand in. */
  readonly frame?: (words: ReactNode) => ReactNode;
  /** What else can be done. */
  readonly further?: ReactNode;
}

/** A part that stands in the page. */
export function lazyPanel<Props extends object>(
  load: LateCode<Component<Props>>,
  { frame = (words) => words, further }: PanelFailure = {},
) {
  const Part = lazyPart(load, ({ error, notLoaded, retry }: FailedPart<Props>) =>
    frame(
      <Failure
        className={styles.inPlace}
        error={error}
        notLoaded={notLoaded}
        actions={
          <>
            <Button onClick={retry}>{texts.retry}</Button>
            {further}
          </>
        }
      />,
    ),
  );
  return (props: Props & { fallback?: ReactNode }) => <Part fallback={<Waiting />} {...props} />;
}

/**
 * A dialog or a drawer: where it cannot be opened, words float over the page until they are dismissed. `data-returns` gives the
 * focus back to what opened it (ui/keepFocus).
 */
export function lazyDialog<Props extends { onClose: () => void }>(load: LateCode<Component<Props>>) {
  const Part = lazyPart(load, ({ error, notLoaded, retry, props }: FailedPart<Props>) => (
    <Failure
      className={styles.floating}
      returns
      error={error}
      notLoaded={notLoaded}
      actions={
        <>
          <Button onClick={retry}>{texts.retry}</Button>
          <Button onClick={props.onClose}>{texts.dismiss}</Button>
        </>
      }
    />
  ));
  return (props: Props) => (
    <Part
      fallback={
        <div className={styles.floating}>
          <Waiting />
        </div>
      }
      {...props}
    />
  );
}

/** Work that a button begins and that needs code which comes late: what fails stands where `failure` is shown. */
export function useLateWork(place: 'inPlace' | 'floating' = 'inPlace'): {
  begin: (work: () => Promise<void>) => Promise<void>;
  failure: ReactNode;
} {
  const [failed, setFailed] = useState<{ error: Error; work: () => Promise<void> }>();
  const [again, setAgain] = useState(false);
  const begin = (work: () => Promise<void>): Promise<void> => {
    // What has failed before is no news of what is being done.
    setAgain(true);
    return work()
      .then(
        () => setFailed(undefined),
        (error: Error) => setFailed({ error, work }),
      )
      .finally(() => setAgain(false));
  };
  const failure = !failed ? null : again ? (
    <Waiting />
  ) : (
    <Failure
      error={failed.error}
      notLoaded={failed.error.name === 'FileNotFetched' || failed.error.name === 'NoAnswer'}
      className={styles[place]}
      actions={
        <>
          <Button onClick={() => begin(failed.work)}>{texts.retry}</Button>
          {place === 'floating' ? (
            <Button onClick={() => setFailed(undefined)}>{texts.dismiss}</Button>
          ) : null}
        </>
      }
    />
  );
  return { begin, failure };
}

/** Said of what takes its time only. */
export function Waiting() {
  return (
    <div className={styles.waiting}>
      <Note>{texts.loading}</Note>
    </div>
  );
}

/** What is thrown by a part of the page ends with that part. */
export function PartBoundary({ children }: { children: ReactNode }) {
  return (
    <Boundary
      failed={(error, again) => (
        <Failure
          className={styles.inPlace}
          error={error}
          notLoaded={false}
          actions={<Button onClick={again}>{texts.showAgain}</Button>}
        />
      )}
    >
      {children}
    </Boundary>
  );
}

/** The last resort: whatever happens, the page never empties. */
export function PageBoundary({ children }: { children: ReactNode }) {
  return (
    <Boundary
      failed={(error, again) => (
        <main className={styles.page}>
          <Notice
            kind="error"
            title={texts.pageThrew}
            text={translated(error.message)}
            hint={texts.pageThrewHint}
            actions={
              <>
                <Button onClick={again}>{texts.showAgain}</Button>
                <Button onClick={() => location.reload()}>{texts.reload}</Button>
              </>
            }
          />
        </main>
      )}
    >
      {children}
    </Boundary>
  );
}
