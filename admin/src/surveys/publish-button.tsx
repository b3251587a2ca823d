import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { useToast } from '../ui/toast.tsx';
import { useAttempt } from '../ui/use-attempt.ts';
import { ChangeList } from './builder/change-list.tsx';
import { useBuilder } from './builder/use-builder.ts';
import { newestVersionOf, useChanges } from './builder/use-trend.ts';
import { publishSurvey, surveyQuery } from './survey-requests.ts';

/** Publishing says first what becomes different for customers, and what it does to the trend. */
export function PublishButton({ isUnchanged }: Readonly<{ isUnchanged: boolean }>) {
  const say = useSay();
  const { survey, draft, findings } = useBuilder();
  const [isAsking, setAsking] = useState(false);
  const { publish, isPending, refusal } = usePublishing();
  const changes = useChanges();
  const newest = newestVersionOf(survey);
  const number = newest + 1;
  if (isUnchanged) return <span className="meta">{say('publish.unchanged', { number: newest })}</span>;
  return (
    <>
      <Button look="primary" isDisabled={findings.faults.length > 0} onPress={() => setAsking(true)}>
        {say('publish.button', { number })}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void publish().then((isDone) => isDone && setAsking(false))}
        isPending={isPending}
        heading={say('publish.ask', { number })}
        confirmLabel={say('publish.button', { number })}
      >
        <p>{newest === 0 ? say('publish.first') : say('publish.again', { number: newest })}</p>
        {changes === undefined ? null : <ChangeList changes={changes} definition={draft.definition} />}
        {refusal === '' ? null : (
          <p className="field-error" role="alert">
            {refusal}
          </p>
        )}
      </ConfirmDialog>
    </>
  );
}

/** Saves what is not saved yet and freezes it into a version; what cannot be saved is not published. */
function usePublishing() {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { survey, draft } = useBuilder();
  const { attempt, isPending, refusal } = useAttempt();
  const publish = () =>
    attempt(async () => {
      const etag = await draft.flush();
      if (etag === undefined) return;
      const version = await publishSurvey(survey.id, etag);
      toast({ text: say('publish.done', { number: version.number }) });
      const touched = [surveyQuery(survey.id).queryKey, ['surveys'], ['overview'], ['me']];
      await Promise.all(touched.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    });
  return { publish, isPending, refusal };
}
