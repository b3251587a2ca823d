import { useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useAttempt } from '../ui/use-attempt.ts';
import type { Study } from './study-requests.ts';
import { useStudyState } from './use-study-state.ts';

/** A study can rest and go on; to end it is asked first, because an ended one does not begin again. */
export function StudyActions({ study }: Readonly<{ study: Study }>) {
  const say = useSay();
  const changeState = useStudyState(study.id);
  const [isAsking, setAsking] = useState(false);
  const { attempt, isPending, refusal } = useAttempt();
  if (study.state === 'ended' || study.state === 'draft') return null;
  const change = (to: 'pause' | 'resume' | 'end') =>
    void attempt(async () => {
      await changeState(to);
      setAsking(false);
    });
  return (
    <>
      <Refusal reason={refusal} />
      {study.state === 'running' ? (
        <Button onPress={() => change('pause')} isPending={isPending}>
          {say('study.pause')}
        </Button>
      ) : (
        <Button look="primary" onPress={() => change('resume')} isPending={isPending}>
          {say('study.resume')}
        </Button>
      )}
      <Button look="danger" onPress={() => setAsking(true)}>
        {say('study.end')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => change('end')}
        isPending={isPending}
        isDanger
        heading={say('study.end-ask')}
        confirmLabel={say('study.end')}
      >
        <p>{say('study.end-text')}</p>
      </ConfirmDialog>
    </>
  );
}
