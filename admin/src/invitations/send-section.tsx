import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { languages } from '@voldaan/domain/language';
import { useMemo, useState } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { isProblem } from '../http/problem.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Section } from '../ui/section.tsx';
import { type Letter, makeWave, type Recipients } from './invitation-requests.ts';
import { useRecipientCount } from './use-recipient-count.ts';

type Props = Readonly<{ surveyId: string; letter: Letter; who: Recipients }>;

/** The last step. Its button says to how many; it asks first, because a mail cannot be taken back. */
export function SendSection({ surveyId, letter, who }: Props) {
  const say = useSay();
  const { mail } = useMe();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { certain } = useRecipientCount(surveyId, who);
  const [isAsking, setAsking] = useState(false);
  const [isPending, setPending] = useState(false);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const key = useIdempotencyKey(letter, who);
  const count = certain?.count ?? 0;
  const isWorded = languages.every((language) => letter.subject[language].trim() !== '');

  const send = async () => {
    setPending(true);
    setRefusals([]);
    try {
      const wave = await makeWave(surveyId, letter, who, key);
      await queryClient.invalidateQueries({ queryKey: ['waves'] });
      void queryClient.invalidateQueries({ queryKey: ['overview'] });
      await navigate({ to: '/surveys/$surveyId/waves/$waveId', params: { surveyId, waveId: wave.id } });
    } catch (error) {
      if (!isProblem(error)) throw error;
      setAsking(false);
      const details = error.errors.map(({ detail }) => detail);
      setRefusals(details.length > 0 ? details : [error.detail || say('failure.text')]);
    } finally {
      setPending(false);
    }
  };

  return (
    <Section label={<span className="step-number">4</span>} heading={say('send.last')} note={say('send.last-note')}>
      {refusals.length > 0 ? (
        <div role="alert">
          {refusals.map((refusal) => (
            <p className="field-error" key={refusal}>
              {refusal}
            </p>
          ))}
        </div>
      ) : null}
      <div className="send-end">
        <Button look="primary" isDisabled={count === 0 || !isWorded} onPress={() => setAsking(true)}>
          {say('send.button', { count })}
        </Button>
        <span className="meta">{reason()}</span>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void send()}
        isPending={isPending}
        heading={say('send.ask', { count })}
        confirmLabel={say('send.button', { count })}
      >
        <p>{say(mail.configured ? 'send.ask-text' : 'send.ask-outbox')}</p>
      </ConfirmDialog>
    </Section>
  );

  function reason(): string {
    if (!isWorded) return say('send.no-subject');
    if (certain !== undefined && count === 0) return say('send.nobody');
    return certain === undefined ? '' : say('send.never-twice');
  }
}

/** The same letter to the same people is the same wave, however often it is pressed; a changed one is another. */
function useIdempotencyKey(letter: Letter, who: Recipients): string {
  const content = JSON.stringify([letter, who]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key belongs to new content
  return useMemo(() => crypto.randomUUID(), [content]);
}
