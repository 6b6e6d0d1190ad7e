import { type ComponentType, useState } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Drawer } from './Drawer.tsx';
import type { Examples } from './examples.ts';
import type { ModalProps } from './Modal.tsx';

function Opened({ kind, Modal }: { kind: string; Modal: ComponentType<ModalProps> }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open the {kind}</Button>
      <Modal
        open={open}
        onClose={close}
        title={`A ${kind}`}
        closeLabel="Close"
        footer={
          <Button variant="primary" onClick={close}>
            Done
          </Button>
        }
      >
        <p>Escape, a click outside and two buttons close it.</p>
      </Modal>
    </>
  );
}

export const examples: Examples = {
  dialog: () => <Opened kind="dialog" Modal={Dialog} />,
  drawer: () => <Opened kind="drawer" Modal={Drawer} />,
};
