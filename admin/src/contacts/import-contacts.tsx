import './contacts.css';
import { Link } from '@tanstack/react-router';
import { useSay } from '../catalogue/text.tsx';
import { Message } from '../ui/message.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ImportCheckSection } from './import-check.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ImportFile } from './import-file.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportReadingSection } from './import-reading.tsx';
import { ImportResult } from './import-result.tsx';
import { type ImportStep, importSteps, useImportSteps } from './use-import-steps.ts';

/** Four steps: the file, how it is read, what would happen, and then it happens; or is taken back. */
export function ImportContacts() {
  const say = useSay();
  const steps = useImportSteps();
  return (
    <>
      <PageHead
        title={say('import.heading')}
        note={say('import.note')}
        crumb={<Link to="/contacts">{say('shell.contacts')}</Link>}
      />
      <ImportSteps current={steps.step.kind} />
      {steps.refusal === '' ? null : (
        <div role="alert">
          <Message tone="bad">
            <b>{steps.refusal}</b>
          </Message>
        </div>
      )}
      <CurrentStep steps={steps} />
      {steps.checking === undefined ? null : <ImportProgress importId={steps.checking} />}
    </>
  );
}

function CurrentStep({ steps }: Readonly<{ steps: ReturnType<typeof useImportSteps> }>) {
  const { step, isPending, startAgain } = steps;
  switch (step.kind) {
    case 'file':
      return <ImportFile isPending={isPending} onFile={(file) => void steps.readFile(file)} />;
    case 'reading':
      return (
        <>
          <ImportReadingSection
            preview={step.preview}
            reading={step.reading}
            isPending={isPending}
            onChange={(reading) => void steps.reread(step.preview, reading)}
          />
          <ImportColumns
            preview={step.preview}
            mapping={step.reading.mapping}
            isPending={isPending}
            onMapping={(mapping) => steps.changeMapping(step.preview, step.reading, mapping)}
            onCheck={() => void steps.checkFile(step.preview, step.reading)}
            onOtherFile={startAgain}
          />
        </>
      );
    case 'check':
      return (
        <ImportCheckSection
          checked={step.checked}
          onStarted={() => steps.showResult(step.checked.id)}
          onBack={() => steps.backToReading(step.checked, step.reading)}
        />
      );
    case 'result':
      return <ImportResult importId={step.importId} onAgain={startAgain} />;
  }
}

function ImportSteps({ current }: Readonly<{ current: ImportStep['kind'] }>) {
  const say = useSay();
  return (
    <ol className="steps" aria-label={say('import.steps')}>
      {importSteps.map((kind, index) => (
        <li key={kind} aria-current={current === kind ? 'step' : undefined}>
          {say(`import.step-${kind}`, { number: index + 1 })}
        </li>
      ))}
    </ol>
  );
}
