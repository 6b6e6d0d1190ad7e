import { lazy, Suspense } from 'react';
import { useLab } from '../state/store.ts';
import { DropAnywhere } from './DropAnywhere.tsx';

const DataDialog = lazy(() => import('./DataDialog.tsx'));

/** The ways to the person's own data: files dropped on the page, and the dialog that any panel may open. */
export function DataDoor() {
  const shown = useLab((state) => state.dataShown);
  return (
    <>
      <DropAnywhere />
      <Suspense fallback={null}>{shown ? <DataDialog /> : null}</Suspense>
    </>
  );
}
