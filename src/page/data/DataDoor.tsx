import { DropAnywhere } from '../../ui/files/DropAnywhere.tsx';
import { lazyDialog } from '../common/lazyParts.tsx';
import { dataController } from '../state/dataController.ts';
import { lateCode } from '../state/lateCode.ts';
import { useLab } from '../state/store.ts';
import { dropAnywhere } from './dropAnywhere.ts';

const DataDialog = lazyDialog(lateCode(() => import('./DataDialog.tsx')));

/** The ways to the person's own data: files dropped on the page, and the dialog that any panel may open. */
export function DataDoor() {
  const shown = useLab((state) => state.dataShown);
  const { showData } = useLab.getState();
  return (
    <>
      <DropAnywhere text={dropAnywhere} take={dataController.offerFiles} />
      {shown ? <DataDialog onClose={() => showData(false)} /> : null}
    </>
  );
}
