/** Parts of the page whose code comes late, and what stands in their place where it does not come. */
import { Button } from '../../ui/Button.tsx';
import { type Load, lazyPart } from '../../ui/lazyPart.tsx';
import { Notice } from '../../ui/Notice.tsx';
import styles from './lazyParts.module.css';
import { texts } from './texts.ts';

/** A part that stands in the page. */
export function lazyPanel<Props extends object>(load: Load<Props>) {
  return lazyPart(load, ({ error, retry }) => (
    <Notice
      className={styles.inPlace ?? ''}
      kind="error"
      title={texts.notLoaded}
      text={error.message}
      hint={texts.notLoadedHint}
      actions={<Button onClick={retry}>{texts.retry}</Button>}
    />
  ));
}

/** A dialog or a drawer: where it cannot be opened, words float over the page until they are dismissed. */
export function lazyDialog<Props extends { onClose: () => void }>(load: Load<Props>) {
  return lazyPart(load, ({ error, retry, props }) => (
    <div className={styles.floating}>
      <Notice
        kind="error"
        title={texts.notLoaded}
        text={error.message}
        hint={texts.notLoadedHint}
        actions={
          <>
            <Button onClick={retry}>{texts.retry}</Button>
            <Button onClick={props.onClose}>{texts.dismiss}</Button>
          </>
        }
      />
    </div>
  ));
}
