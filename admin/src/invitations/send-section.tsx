import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Letter } from '@voldaan/domain/studies/letter';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { useMemo, useState } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Section } from '../ui/section.tsx';
import { useAttempt } from '../ui/use-attempt.ts';
import { makeWave, type Recipients } from './invitation-requests.ts';
import { useRecipientCount } from './use-recipient-count.ts';

type Props = Readonly<{
  surveyId: string;
  letter: Letter;
  who: Recipients;
  languages: readonly LanguageTag[];
}>;

/** The last step. Its button says to how many; it asks first, because a mail cannot be taken back. */
export function SendSection({ surveyId, letter, who, languages }: Props) {
  const say = useSay();
  const { mail } = useMe();
  const { certain } = useRecipientCount(surveyId, who);
  const [isAsking, setAsking] = useState(false);
  const { send, isPending, refusal } = useSending({ surveyId, letter, who });
  const count = certain?.count ?? 0;
  const isWorded = languages.every((language) => (letter.subject[language] ?? '').trim() !== '');
  return (
    <Section label={<span className="step-number">4</span>} heading={say('send.last')} note={say('send.last-note')}>
      {refusal === '' ? null : (
        <p className="field-error" role="alert">
          {refusal}
        </p>
      )}
      <div className="send-end">
        <Button look="primary" isDisabled={count === 0 || !isWorded} onPress={() => setAsking(true)}>
          {say('send.button', { count })}
        </Button>
        <span className="meta">{hint()}</span>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void send().then(() => setAsking(false))}
        isPending={isPending}
        heading={say('send.ask', { count })}
        confirmLabel={say('send.button', { count })}
      >
        <p>{say(mail.configured ? 'send.ask-text' : 'send.ask-outbox')}</p>
      </ConfirmDialog>
    </Section>
  );

  function hint(): string {
    if (!isWorded) return say('send.no-subject');
    if (certain === undefined) return '';
    return say(count === 0 ? 'send.nobody' : 'send.never-twice');
  }
}

/** Sends once, however often it is pressed, and then shows what becomes of every mail. */
function useSending({ surveyId, letter, who }: Omit<Props, 'languages'>) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const key = useIdempotencyKey(letter, who);
  const { attempt, isPending, refusal } = useAttempt();
  const send = () =>
    attempt(async () => {
      const wave = await makeWave(surveyId, letter, who, key);
      await queryClient.invalidateQueries({ queryKey: ['waves'] });
      void queryClient.invalidateQueries({ queryKey: ['overview'] });
      await navigate({ to: '/surveys/$surveyId/waves/$waveId', params: { surveyId, waveId: wave.id } });
    });
  return { send, isPending, refusal };
}

/** The same letter to the same people is the same wave, however often it is pressed; a changed one is another. */
function useIdempotencyKey(letter: Letter, who: Recipients): string {
  const content = JSON.stringify([letter, who]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key belongs to new content
  return useMemo(() => crypto.randomUUID(), [content]);
}
