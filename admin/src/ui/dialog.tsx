import './overlay.css';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useSay } from '../catalogue/text.tsx';
import { Button } from './button.tsx';

type DialogProps = Readonly<{
  isOpen: boolean;
  onClose: () => void;
  heading: ReactNode;
  children: ReactNode;
  role?: 'dialog' | 'alertdialog';
}>;

/** Holds the focus until it is closed, by Escape too, and gives it back to where it was. */
export function Dialog({ isOpen, onClose, heading, children, role = 'dialog' }: DialogProps) {
  return (
    <ModalOverlay
      className="overlay"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal>
        <AriaDialog className="dialog" role={role}>
          <Heading slot="title" level={2}>
            {heading}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

type ConfirmProps = Readonly<{
  isOpen: boolean;
  onClose: () => void;
  onConfirm: () => void;
  heading: ReactNode;
  /** Names the consequence: what happens, and what cannot be taken back. */
  children: ReactNode;
  confirmLabel: string;
  isPending?: boolean;
  isDanger?: boolean;
}>;

/** Asked before sending, publishing and erasing only; everything else is done at once and can be undone. */
export function ConfirmDialog(props: ConfirmProps) {
  const say = useSay();
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} heading={props.heading} role="alertdialog">
      <div>{props.children}</div>
      <div className="row dialog-actions">
        <Button
          look={props.isDanger ? 'danger' : 'primary'}
          onPress={props.onConfirm}
          isPending={props.isPending ?? false}
        >
          {props.confirmLabel}
        </Button>
        <Button onPress={props.onClose}>{say('ui.not-yet')}</Button>
      </div>
    </Dialog>
  );
}
