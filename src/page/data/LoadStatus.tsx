import { Button } from '../../ui/Button.tsx';
import { LiveArea } from '../../ui/LiveArea.tsx';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { ErrorNotice } from '../common/ErrorNotice.tsx';
import { bytes, count } from '../common/format.ts';
import { texts as commonTexts } from '../common/texts.ts';
import { dataController } from '../state/dataController.ts';
import type { LoadProgress } from '../state/dataSlice.ts';
import { useLab } from '../state/store.ts';
import styles from './DataDialog.module.css';
import { LoadedNotice, LoadedRemarks } from './LoadedNotice.tsx';
import { OfferForm } from './OfferForm.tsx';
import { texts } from './texts.ts';

/** What is being done with the files: looked at, waiting for a choice, read, loaded, or refused. */
export function LoadStatus() {
  const loading = useLab((state) => state.loading);
  const error = useLab((state) => state.dataError);
  const offer = useLab((state) => state.offer);
  const { withdrawOffer } = useLab.getState();
  return (
    <>
      <LiveRegion message={heard(loading)} />
      {loading ? <Progress loading={loading} /> : null}
      {error ? (
        <ErrorNotice
          className={styles.status ?? ''}
          title={texts.failed}
          error={error}
          actions={<Button onClick={withdrawOffer}>{commonTexts.dismiss}</Button>}
        />
      ) : null}
      {offer && !loading ? <OfferForm key={offer.files[0]?.path} offer={offer} /> : null}
      <LiveArea>
        <LoadedNotice />
      </LiveArea>
      <LoadedRemarks />
    </>
  );
}

/** What is being done, once: not how far it is. */
function heard(loading: 'looking' | LoadProgress | null): string {
  if (loading === null) return '';
  return loading === 'looking' ? texts.looking : texts.progress;
}

function Progress({ loading }: { loading: 'looking' | LoadProgress }) {
  const looking = loading === 'looking';
  const message = looking
    ? texts.looking
    : [
        texts.reading(bytes(loading.read), bytes(loading.total)),
        ...(loading.examples === null ? [] : [texts.found(count(loading.examples))]),
      ].join(' · ');
  return (
    <div className={styles.status}>
      <p>{message}</p>
      <ProgressBar
        label={texts.progress}
        value={looking ? null : loading.read}
        max={looking ? 1 : loading.total}
      />
      <Button onClick={dataController.cancelLoad}>{texts.cancel}</Button>
    </div>
  );
}
