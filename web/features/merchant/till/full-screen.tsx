import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

export type Ground = 'good' | 'bad' | 'before' | 'waiting' | 'plain';

const GROUNDS: Record<Ground, string> = {
  good: 'bg-green-900 text-white',
  bad: 'bg-red-1000 text-white',
  before: 'bg-yellow-300 text-black',
  waiting: 'bg-blue-1200 text-white',
  plain: 'bg-white text-solid-gray-900',
};

interface Props {
  ground: Ground;
  /** What it says, for those who hear the screen. */
  label: string;
  /** Where nothing may be left: it goes away by itself, or by a button on it. */
  onClose?: () => void;
  children: ReactNode;
}

/** Fills the whole screen, so that it is seen from across the counter. */
export function FullScreen({ ground, label, onClose, children }: Props) {
  return (
    <ModalOverlay
      isOpen
      isKeyboardDismissDisabled={!onClose}
      onOpenChange={(open) => !open && onClose?.()}
      className={`fixed inset-0 z-50 overflow-y-auto ${GROUNDS[ground]}`}
    >
      <Modal className="min-h-full">
        <Dialog
          role="alertdialog"
          aria-label={label}
          className="mx-auto flex min-h-dvh w-full max-w-3xl flex-col items-center justify-center gap-6 p-6 text-center outline-none"
        >
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
