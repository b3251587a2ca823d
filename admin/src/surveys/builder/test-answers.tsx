import { useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../accounts/use-me.ts';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { removeTestResponses, restoreTestResponses } from '../survey-requests.ts';
import { PartSection } from './part-section.tsx';
import { useBuilder } from './use-builder.ts';

/** Tries never count; with one press they are out of the list too, and with one more they are back. */
export function TestAnswers() {
  const say = useSay();
  const may = useMay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { survey } = useBuilder();
  const { attempt, isPending, refusal } = useAttempt();
  const refresh = () =>
    Promise.all(
      ['responses', 'overview', 'surveys', 'survey'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
    );
  const remove = () =>
    attempt(async () => {
      const { removed } = await removeTestResponses(survey.id);
      await refresh();
      const undo = () => void restoreTestResponses(removed).then(refresh);
      toast({
        text: say('test-answers.removed', { count: removed.length }),
        ...(removed.length > 0 ? { undo } : {}),
      });
    });
  if (survey.versions.length === 0 || !may('response.remove')) return null;
  return (
    <PartSection heading={say('test-answers.heading')} note={say('test-answers.note', { count: survey.test_answers })}>
      <p className="row">
        <Button size="small" isPending={isPending} isDisabled={survey.test_answers === 0} onPress={() => void remove()}>
          {say('test-answers.remove')}
        </Button>
      </p>
      {refusal === '' ? null : (
        <p className="field-error" role="alert">
          {refusal}
        </p>
      )}
    </PartSection>
  );
}
