import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { AriaLanguage } from './aria-language';

interface Props {
  title: string;
  open: boolean;
  onClose: () => void;
  /** For what must be answered: a press beside it does not close it. */
  firm?: boolean;
  size?: 'md' | 'lg';
  children: ReactNode;
}

export function Dialog({ title, open, onClose, firm = false, size = 'md', children }: Props) {
  return (
    <AriaLanguage>
      <ModalOverlay
        isOpen={open}
        onOpenChange={(now) => !now && onClose()}
        isDismissable={!firm}
        className="fixed inset-0 z-50 flex items-end justify-center overflow-y-auto bg-black/50 p-0 sm:items-center sm:p-6"
      >
        <Modal
          className={`max-h-full w-full overflow-y-auto rounded-t-16 bg-white shadow-3 sm:rounded-16 ${size === 'lg' ? 'max-w-3xl' : 'max-w-xl'}`}
        >
          <AriaDialog role={firm ? 'alertdialog' : 'dialog'} className="flex flex-col gap-4 p-6 outline-none sm:p-8">
            <Heading slot="title" className="text-xl font-bold">
              {title}
            </Heading>
            {children}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </AriaLanguage>
  );
}
