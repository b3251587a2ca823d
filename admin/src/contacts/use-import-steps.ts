import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAttempt } from '../ui/use-attempt.ts';
import {
  checkImport,
  guessedReading,
  type ImportCheck,
  type ImportMapping,
  type ImportPreview,
  type ImportReading,
  readImportFile,
} from './import-requests.ts';

export type ImportStep =
  | Readonly<{ kind: 'file' }>
  | Readonly<{ kind: 'reading'; preview: ImportPreview; reading: ImportReading }>
  | Readonly<{ kind: 'check'; checked: ImportCheck; reading: ImportReading }>
  | Readonly<{ kind: 'result'; importId: string }>;

export const importSteps = ['file', 'reading', 'check', 'result'] as const satisfies readonly ImportStep['kind'][];

/** Where somebody is in the import of a file, and the ways on from there. */
export function useImportSteps() {
  const queryClient = useQueryClient();
  const [step, setStep] = useState<ImportStep>({ kind: 'file' });
  const [checking, setChecking] = useState<string>();
  const { attempt, isPending, refusal } = useAttempt();

  const check = (id: string, reading: ImportReading, next: (checked: ImportCheck) => void) =>
    attempt(async () => {
      setChecking(id);
      try {
        next(await checkImport(id, reading));
      } finally {
        setChecking(undefined);
      }
    });
  return {
    step,
    /** The import whose rows are being judged at this moment. */
    checking,
    isPending,
    refusal,
    startAgain: () => setStep({ kind: 'file' }),
    readFile: (file: File) =>
      attempt(async () => {
        const preview = await readImportFile(file);
        setStep({ kind: 'reading', preview, reading: guessedReading(preview) });
      }),
    // Read in another way the file may have other columns; what was said about the old ones means nothing for those.
    reread: (preview: ImportPreview, reading: ImportReading) =>
      check(preview.id, reading, (checked) => {
        const isSame = checked.columns.length === preview.columns.length;
        setStep({ kind: 'reading', preview: checked, reading: isSame ? reading : guessedReading(checked) });
      }),
    changeMapping: (preview: ImportPreview, reading: ImportReading, mapping: ImportMapping) =>
      setStep({ kind: 'reading', preview, reading: { ...reading, mapping } }),
    checkFile: (preview: ImportPreview, reading: ImportReading) =>
      check(preview.id, reading, (checked) => setStep({ kind: 'check', checked, reading })),
    backToReading: (preview: ImportPreview, reading: ImportReading) => setStep({ kind: 'reading', preview, reading }),
    showResult: (importId: string) => {
      void queryClient.invalidateQueries({ queryKey: ['contacts'] });
      setStep({ kind: 'result', importId });
    },
  };
}
