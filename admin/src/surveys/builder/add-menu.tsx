import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { AddDialog } from './add-dialog.tsx';

/** The way to everything that can be put into a survey. */
export function AddMenu({ label }: Readonly<{ label: string }>) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        <Icon name="plus" />
        {label}
      </Button>
      {isOpen ? <AddDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
