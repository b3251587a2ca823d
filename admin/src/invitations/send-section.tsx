import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { useMemo, useState } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Section } from '../ui/section.tsx';
import { useAttempt } from '../ui/use-attempt.ts';
import { AnonymousChoice } from './anonymous-choice.tsx';
import { makeWave, type WaveWish } from './invitation-requests.ts';
import { useRecipientCount } from './use-recipient-count.ts';

type Props = Readonly<{
  surveyId: string;
  wish: WaveWish;
  onAnonymous: (isAnonymous: boolean) => void;
  languages: readonly LanguageTag[];
}>;

/** The last step. Its button says to how many; it asks first, because a mail cannot be taken back. */
export function SendSection({ surveyId, wish, onAnonymous, languages }: Props) {
  const { letter, who, isAnonymous } = wish;
  const say = useSay();
  const { mail } = useMe();
  const { certain } = useRecipientCount(surveyId, who);
  const [isAsking, setAsking] = useState(false);
  const { send, isPending, refusal } = useSending(surveyId, wish);
  const count = certain?.count ?? 0;
  const isWorded = languages.every((language) => (letter.subject[language] ?? '').trim() !== '');
  return (
    <Section label={<span className="step-number">4</span>} heading={say('send.last')} note={say('send.last-note')}>
      {refusal === '' ? null : (
        <p className="field-error" role="alert">
          {refusal}
        </p>
      )}
      <AnonymousChoice isAnonymous={isAnonymous} onChange={onAnonymous} />
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
        {isAnonymous ? <p>{say('send.anonymous-cost')}</p> : null}
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
function useSending(surveyId: string, wish: WaveWish) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const key = useIdempotencyKey(wish);
  const { attempt, isPending, refusal } = useAttempt();
  const send = () =>
    attempt(async () => {
      const wave = await makeWave(surveyId, wish, key);
      await queryClient.invalidateQueries({ queryKey: ['waves'] });
      void queryClient.invalidateQueries({ queryKey: ['overview'] });
      await navigate({ to: '/surveys/$surveyId/waves/$waveId', params: { surveyId, waveId: wave.id } });
    });
  return { send, isPending, refusal };
}

/** The same letter to the same people is the same wave, however often it is pressed; a changed one is another. */
function useIdempotencyKey({ letter, who, isAnonymous }: WaveWish): string {
  const content = JSON.stringify([letter, who, isAnonymous]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key belongs to new content
  return useMemo(() => crypto.randomUUID(), [content]);
}
