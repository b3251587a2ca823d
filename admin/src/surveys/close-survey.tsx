import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { isProblem } from '../http/problem.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { useToast } from '../ui/toast.tsx';
import { closeSurvey, type Survey, surveyQuery } from './survey-requests.ts';

/** The end of a survey: its links answer that it is closed, its figures stay. */
export function CloseSurvey({ survey }: Readonly<{ survey: Survey }>) {
  const say = useSay();
  const may = useMay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const closing = useMutation({
    mutationFn: () => closeSurvey(survey.id),
    onSuccess: () => toast({ text: say('close.done') }),
    onError: (error) => toast({ text: isProblem(error) ? error.detail : say('failure.text') }),
    onSettled: async () => {
      setAsking(false);
      await queryClient.invalidateQueries({ queryKey: surveyQuery(survey.id).queryKey });
      await queryClient.invalidateQueries({ queryKey: ['surveys'] });
    },
  });
  if (survey.state !== 'published' || !may('survey.close')) return null;
  return (
    <section className="editor-part" aria-labelledby="heading-close">
      <h2 id="heading-close">{say('close.heading')}</h2>
      <p className="note">{say('close.note')}</p>
      <Button look="danger" size="small" onPress={() => setAsking(true)}>
        {say('close.button')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => closing.mutate()}
        isPending={closing.isPending}
        isDanger
        heading={say('close.ask')}
        confirmLabel={say('close.button')}
      >
        <p>{say('close.text')}</p>
      </ConfirmDialog>
    </section>
  );
}
