import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ChangeEvent, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Message } from '../ui/message.tsx';
import { Section } from '../ui/section.tsx';
import { useAttempt } from '../ui/use-attempt.ts';
import { formatOf } from './import-format.ts';
import { type ImportedSurvey, importSurvey } from './survey-requests.ts';

const bytesMax = 2_000_000;

/** A survey from another program. What it has that Voldaan has not is listed by name before anybody works on it. */
export function ImportSurvey() {
  const say = useSay();
  const queryClient = useQueryClient();
  const { attempt, isPending, refusal } = useAttempt();
  const [imported, setImported] = useState<ImportedSurvey | undefined>(undefined);
  const [fault, setFault] = useState('');

  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file === undefined) return;
    setImported(undefined);
    setFault('');
    if (file.size > bytesMax) return setFault(say('import-survey.too-big'));
    const text = await file.text();
    const format = formatOf(file.name, text);
    if (format === undefined) return setFault(say('import-survey.unknown'));
    await attempt(async () => {
      setImported(await importSurvey({ format, text }));
      await queryClient.invalidateQueries({ queryKey: ['surveys'] });
    });
  };

  return (
    <Section heading={say('import-survey.heading')} note={say('import-survey.note')}>
      <label className={`${buttonClass()} file-button`} aria-busy={isPending || undefined}>
        <input
          className="unseen"
          type="file"
          accept=".json,.lss,.xml,application/json"
          onChange={(event) => void read(event)}
        />
        {say('import-survey.choose')}
      </label>
      {fault === '' && refusal === '' ? null : (
        <p className="field-error" role="alert">
          {fault || refusal}
        </p>
      )}
      {imported === undefined ? null : <ImportResult imported={imported} />}
    </Section>
  );
}

function ImportResult({ imported }: Readonly<{ imported: ImportedSurvey }>) {
  const say = useSay();
  const { survey, omissions } = imported;
  return (
    <div role="status" className="import-result">
      <Message tone={omissions.length === 0 ? 'ok' : 'warn'}>
        <p>
          <b>{say('import-survey.done', { name: survey.name })}</b>{' '}
          {say('import-survey.omissions', { count: omissions.length })}
        </p>
        {omissions.length === 0 ? null : (
          <ul className="omissions">
            {omissions.map(({ detail }) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
        <p className="section-action">
          <Link className={buttonClass('primary')} to="/surveys/$surveyId" params={{ surveyId: survey.id }}>
            {say('import-survey.open')}
          </Link>
        </p>
      </Message>
    </div>
  );
}
