import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Letter } from '@voldaan/domain/studies/letter';
import { useState } from 'react';
import { useMay, useMe } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { nameOfLanguage } from '../surveys/builder/languages.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useAttempt } from '../ui/use-attempt.ts';
import { letterTrialsQuery, letterTrialUrl, type LetterTrial as Trial, tryLetter } from './letter-requests.ts';

type Props = Readonly<{ surveyId: string; letter: Letter; language: string; isAnonymous: boolean }>;

/** The letter in one's own mailbox, and what came of the last ones. */
export function LetterTrial({ surveyId, letter, language, isAnonymous }: Props) {
  const say = useSay();
  const may = useMay();
  const { staff } = useMe();
  const [to, setTo] = useState(staff.email);
  const [last, setLast] = useState<Trial>();
  const queryClient = useQueryClient();
  const { attempt, isPending, refusal } = useAttempt();
  const send = () =>
    attempt(async () => {
      setLast(await tryLetter(surveyId, { letter, language, to, is_anonymous: isAnonymous }));
      await queryClient.invalidateQueries({ queryKey: letterTrialsQuery.queryKey });
    });
  if (!may('letter-trial.send')) return null;
  return (
    <div className="letter-trial">
      <TextField label={say('letter.trial-to')} name="letter-trial.to" type="email" value={to} onChange={setTo} />
      <Button isPending={isPending} isDisabled={to.trim() === ''} onPress={() => void send()}>
        {say('letter.trial-send')}
      </Button>
      <p className={refusal === '' ? 'meta' : 'field-error'} role="status">
        {refusal || said()}
      </p>
      <Trials />
    </div>
  );

  function said(): string {
    if (last === undefined) return '';
    if (last.outcome === 'failed') return say('letter.trial-failed', { reason: last.detail });
    return last.outcome === 'sent' ? say('letter.trial-sent', { to: last.recipient }) : say('letter.trial-kept');
  }
}

function Trials() {
  const say = useSay();
  const format = useFormat();
  const trials = useQuery(letterTrialsQuery).data ?? [];
  if (trials.length === 0) return null;
  return (
    <details>
      <summary>{say('letter.trials')}</summary>
      <ul>
        {trials.map((trial) => (
          <li key={trial.id}>
            <span>
              {trial.subject}
              <small>
                {format.moment(trial.sent_at)}, {nameOfLanguage(trial.language)}, {trial.recipient},{' '}
                {say(`letter.outcome-${trial.outcome}`)}
              </small>
            </span>
            <a href={letterTrialUrl(trial.id)} target="_blank" rel="noreferrer">
              {say('letter.trial-show')}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
