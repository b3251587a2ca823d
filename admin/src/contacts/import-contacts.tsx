import './contacts.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Message } from '../ui/message.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useAttempt } from '../ui/use-attempt.ts';
import { ImportCheckSection } from './import-check.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ImportFile } from './import-file.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportReadingSection } from './import-reading.tsx';
import {
  checkImport,
  guessedReading,
  type ImportCheck,
  type ImportPreview,
  type ImportReading,
  readImportFile,
} from './import-requests.ts';
import { ImportResult } from './import-result.tsx';

type Step =
  | Readonly<{ kind: 'file' }>
  | Readonly<{ kind: 'reading'; preview: ImportPreview; reading: ImportReading }>
  | Readonly<{ kind: 'check'; checked: ImportCheck; reading: ImportReading }>
  | Readonly<{ kind: 'result'; importId: string }>;

const steps = ['file', 'reading', 'check', 'result'] as const;

/** Four steps: the file, how it is read, what would happen, and then it happens; or is taken back. */
export function ImportContacts() {
  const say = useSay();
  const queryClient = useQueryClient();
  const [step, setStep] = useState<Step>({ kind: 'file' });
  const [checking, setChecking] = useState<string>();
  const { attempt, isPending, refusal } = useAttempt();
  const startAgain = () => setStep({ kind: 'file' });

  const readFile = (file: File) =>
    attempt(async () => {
      const preview = await readImportFile(file);
      setStep({ kind: 'reading', preview, reading: guessedReading(preview) });
    });
  const check = (id: string, reading: ImportReading, next: (checked: ImportCheck) => void) =>
    attempt(async () => {
      setChecking(id);
      try {
        next(await checkImport(id, reading));
      } finally {
        setChecking(undefined);
      }
    });
  // Read in another way the file may have other columns; what was said about the old ones means nothing for those.
  const reread = (preview: ImportPreview, reading: ImportReading) =>
    check(preview.id, reading, (checked) => {
      const isSame = checked.columns.length === preview.columns.length;
      setStep({ kind: 'reading', preview: checked, reading: isSame ? reading : guessedReading(checked) });
    });
  const showResult = (importId: string) => {
    void queryClient.invalidateQueries({ queryKey: ['contacts'] });
    setStep({ kind: 'result', importId });
  };
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
            preview={step.preview}
            reading={step.reading}
            isPending={isPending}
            onChange={(reading) => void reread(step.preview, reading)}
          />
          <ImportColumns
            preview={step.preview}
            mapping={step.reading.mapping}
            isPending={isPending}
            onMapping={(mapping) => setStep({ ...step, reading: { ...step.reading, mapping } })}
            onCheck={() =>
              void check(step.preview.id, step.reading, (checked) =>
                setStep({ kind: 'check', checked, reading: step.reading }),
              )
            }
            onOtherFile={startAgain}
          />
        </>
      ) : null}
      {checking === undefined ? null : <ImportProgress importId={checking} />}
      {step.kind === 'check' ? (
        <ImportCheckSection
          checked={step.checked}
          onStarted={() => showResult(step.checked.id)}
          onBack={() => setStep({ kind: 'reading', preview: step.checked, reading: step.reading })}
        />
      ) : null}
      {step.kind === 'result' ? <ImportResult importId={step.importId} onAgain={startAgain} /> : null}
    </>
  );
}

function ImportSteps({ current }: Readonly<{ current: Step['kind'] }>) {
  const say = useSay();
  return (
    <ol className="steps" aria-label={say('import.steps')}>
      {steps.map((kind, index) => (
        <li key={kind} aria-current={current === kind ? 'step' : undefined}>
          {say(`import.step-${kind}`, { number: index + 1 })}
        </li>
      ))}
    </ol>
  );
}
