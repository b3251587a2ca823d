import { lazy, Suspense, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

/** The bank of questions is read by who wants to add one. */
const AddDialog = lazy(async () => ({ default: (await import('./add-dialog.tsx')).AddDialog }));

/** The way to everything that can be put into a survey. */
export function AddMenu({ label }: Readonly<{ label: string }>) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        <Icon name="plus" />
        {label}
      </Button>
      {isOpen ? (
        <Suspense>
          <AddDialog onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
