import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from './button.tsx';
import { ConfirmDialog } from './dialog.tsx';
import { useToast } from './toast.tsx';
import { useRefusalToast } from './use-refusal-toast.ts';

type Props = Readonly<{
  /** On the button, and again on the one that does it. */
  label: string;
  look?: 'quiet' | 'danger';
  heading: string;
  /** Names the consequence: what goes, and what stays. */
  text: string;
  /** What is said when it is gone. */
  removed: string;
  remove: () => Promise<unknown>;
  /** To where the thing no longer stands. */
  leave: () => Promise<void>;
  /** The lists that it stood in: asked anew after the page is left, so that nothing asks for what is gone. */
  stale: readonly QueryKey[];
}>;

/** Removes the thing whose page this is, after asking. */
export function RemoveButton({ label, look = 'quiet', heading, text, removed, remove, leave, stale }: Props) {
  const toast = useToast();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const removing = useMutation({
    mutationFn: remove,
    onSuccess: async () => {
      toast({ text: removed });
      await leave();
      for (const queryKey of stale) await queryClient.invalidateQueries({ queryKey });
    },
    onError: refuse,
  });
  return (
    <>
      <Button look={look} onPress={() => setAsked(true)}>
        {label}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        onConfirm={() => removing.mutate()}
        isPending={removing.isPending}
        isDanger
        heading={heading}
        confirmLabel={label}
      >
        <p>{text}</p>
      </ConfirmDialog>
    </>
  );
}
