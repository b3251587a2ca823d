import './contacts.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { isProblem } from '../http/problem.ts';
import { Message } from '../ui/message.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { changeReading, type ImportCheck, type ImportReading, readImportFile } from './contact-requests.ts';
import { ImportCheckSection } from './import-check.tsx';
import { ImportFile } from './import-file.tsx';
import { ImportReadingSection } from './import-reading.tsx';
import { ImportResult } from './import-result.tsx';

type Step =
  | Readonly<{ kind: 'file' }>
  | Readonly<{ kind: 'reading'; checked: ImportCheck }>
  | Readonly<{ kind: 'result'; importId: string }>;

/** Four steps: the file, how it is read, what would happen, and then it happens; or is taken back. */
export function ImportContacts() {
  const say = useSay();
  const queryClient = useQueryClient();
  const [step, setStep] = useState<Step>({ kind: 'file' });
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState('');

  const attempt = async (work: () => Promise<Step>) => {
    setPending(true);
    setRefusal('');
    try {
      setStep(await work());
    } catch (error) {
      if (!isProblem(error)) throw error;
      setRefusal(error.detail || say('failure.text'));
    } finally {
      setPending(false);
    }
  };

  const readFile = (file: File) =>
    attempt(async () => {
      const preview = await readImportFile(file);
      const mapping = Object.fromEntries(preview.columns.map(({ index, guess }) => [String(index), guess]));
      const { encoding, delimiter, header } = preview.reading;
      return { kind: 'reading', checked: await changeReading(preview.id, { encoding, delimiter, header, mapping }) };
    });

  const reread = (checked: ImportCheck, reading: ImportReading) =>
    attempt(async () => ({ kind: 'reading', checked: await changeReading(checked.id, reading) }));

  return (
    <>
      <PageHead
        title={say('import.heading')}
        note={say('import.note')}
        crumb={<Link to="/contacts">{say('shell.contacts')}</Link>}
      />
      <ol className="steps" aria-label={say('import.steps')}>
        {(['file', 'reading', 'result'] as const).map((kind, index) => (
          <li key={kind} aria-current={step.kind === kind ? 'step' : undefined}>
            {say(`import.step-${kind}`, { number: index + 1 })}
          </li>
        ))}
      </ol>
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
            isPending={isPending}
            onChange={(reading) => void reread(step.checked, reading)}
          />
          <ImportCheckSection
            checked={step.checked}
            onStarted={() => {
              void queryClient.invalidateQueries({ queryKey: ['contacts'] });
              setStep({ kind: 'result', importId: step.checked.id });
            }}
            onOtherFile={() => setStep({ kind: 'file' })}
          />
        </>
      ) : null}
      {step.kind === 'result' ? (
        <ImportResult importId={step.importId} onAgain={() => setStep({ kind: 'file' })} />
      ) : null}
    </>
  );
}
