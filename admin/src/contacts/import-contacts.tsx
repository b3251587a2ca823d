import './contacts.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Message } from '../ui/message.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useAttempt } from '../ui/use-attempt.ts';
import { type ImportCheck, type ImportReading, readImportFile } from './contact-requests.ts';
import { ImportCheckSection } from './import-check.tsx';
import { ImportFile } from './import-file.tsx';
import { ImportReadingSection } from './import-reading.tsx';
import { ImportResult } from './import-result.tsx';
import { checkAsGuessed, checkAsRead } from './read-import.ts';

type Step =
  | Readonly<{ kind: 'file' }>
  | Readonly<{ kind: 'reading'; checked: ImportCheck; mapping: ImportReading['mapping'] }>
  | Readonly<{ kind: 'result'; importId: string }>;

/** Four steps: the file, how it is read, what would happen, and then it happens; or is taken back. */
export function ImportContacts() {
  const say = useSay();
  const queryClient = useQueryClient();
  const [step, setStep] = useState<Step>({ kind: 'file' });
  const { attempt, isPending, refusal } = useAttempt();
  const readFile = (file: File) =>
    attempt(async () => setStep({ kind: 'reading', ...(await checkAsGuessed(await readImportFile(file))) }));
  const reread = (checked: ImportCheck, reading: ImportReading) =>
    attempt(async () => setStep({ kind: 'reading', ...(await checkAsRead(checked, reading)) }));
  const showResult = (importId: string) => {
    void queryClient.invalidateQueries({ queryKey: ['contacts'] });
    setStep({ kind: 'result', importId });
  };
  const startAgain = () => setStep({ kind: 'file' });
  return (
    <>
      <PageHead
        title={say('import.heading')}
        note={say('import.note')}
        crumb={<Link to="/contacts">{say('shell.contacts')}</Link>}
      />
      <ImportSteps current={step.kind} />
      {refusal === '' ? null : (
        <div role="alert">
          <Message tone="bad">
            <b>{refusal}</b>
          </Message>
        </div>
      )}
      {step.kind === 'file' ? <ImportFile isPending={isPending} onFile={(file) => void readFile(file)} /> : null}
      {step.kind === 'reading' ? (
        <>
          <ImportReadingSection
            checked={step.checked}
            mapping={step.mapping}
            isPending={isPending}
            onChange={(reading) => void reread(step.checked, reading)}
          />
          <ImportCheckSection
            checked={step.checked}
            onStarted={() => showResult(step.checked.id)}
            onOtherFile={startAgain}
          />
        </>
      ) : null}
      {step.kind === 'result' ? <ImportResult importId={step.importId} onAgain={startAgain} /> : null}
    </>
  );
}

function ImportSteps({ current }: Readonly<{ current: Step['kind'] }>) {
  const say = useSay();
  return (
    <ol className="steps" aria-label={say('import.steps')}>
      {(['file', 'reading', 'result'] as const).map((kind, index) => (
        <li key={kind} aria-current={current === kind ? 'step' : undefined}>
          {say(`import.step-${kind}`, { number: index + 1 })}
        </li>
      ))}
    </ol>
  );
}
