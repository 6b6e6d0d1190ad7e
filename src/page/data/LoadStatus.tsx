import { Button } from '../../ui/Button.tsx';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { bytes, count } from '../common/format.ts';
import type { LoadProgress } from '../state/dataSlice.ts';
import { useLab } from '../state/store.ts';
import { text } from '../texts.ts';
import styles from './DataDialog.module.css';
import { LoadedNotice } from './LoadedNotice.tsx';
import { OfferForm } from './OfferForm.tsx';

const words = text.data;

/** What is being done with the files: looked at, waiting for a choice, read, loaded, or refused. */
export function LoadStatus() {
  const loading = useLab((state) => state.loading);
  const error = useLab((state) => state.dataError);
  const offer = useLab((state) => state.offer);
  const { withdrawOffer } = useLab.getState();
  return (
    <>
      {loading ? <Progress loading={loading} /> : null}
      {error ? (
        <Notice
          className={styles.status ?? ''}
          kind="error"
          title={words.failed}
          text={error.message}
          hint={error.hint}
          actions={<Button onClick={withdrawOffer}>{words.dismiss}</Button>}
        />
      ) : null}
      {offer && !loading ? <OfferForm key={offer.files[0]?.path} offer={offer} /> : null}
      <LoadedNotice />
    </>
  );
}

function Progress({ loading }: { loading: 'looking' | LoadProgress }) {
  const { cancelLoad } = useLab.getState();
  const looking = loading === 'looking';
  const message = looking
    ? words.looking
    : [
        words.reading(bytes(loading.read), bytes(loading.total)),
        ...(loading.examples === null ? [] : [words.found(count(loading.examples))]),
      ].join(' · ');
  return (
    <div className={styles.status}>
      <p>{message}</p>
      <progress
        className={styles.progress}
        aria-label={words.progress}
        {...(!looking && { value: loading.read, max: loading.total || 1 })}
      />
      <Button onClick={cancelLoad}>{words.cancel}</Button>
      <LiveRegion message={looking ? words.looking : words.progress} />
    </div>
  );
}
