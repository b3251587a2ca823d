import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useAttempt } from '../ui/use-attempt.ts';
import { removeStudy, type Study } from './study-requests.ts';

/** A draft that never asked anybody can go; what asked stays, because customers were asked. */
export function RemoveDraft({ study }: Readonly<{ study: Study }>) {
  const say = useSay();
  const may = useMay();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const { attempt, isPending, refusal } = useAttempt();
  if (!may('study.remove')) return null;
  const remove = () =>
    void attempt(async () => {
      await removeStudy(study.id);
      await queryClient.invalidateQueries({ queryKey: ['studies'] });
      await navigate({ to: '/studies' });
    });
  return (
    <>
      <Button size="small" onPress={() => setAsking(true)}>
        {say('study.remove')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={remove}
        isPending={isPending}
        isDanger
        heading={say('study.remove-ask')}
        confirmLabel={say('study.remove')}
      >
        <p>{say('study.remove-text')}</p>
        <Refusal reason={refusal} />
      </ConfirmDialog>
    </>
  );
}
