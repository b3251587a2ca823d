import { useSay } from '../catalogue/text.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { CaseDetail } from './case-requests.ts';

type Props = Readonly<{ note: string; onNote: (note: string) => void; detail: CaseDetail }>;

/** What was said, written down while it is said. */
export function CaseNote({ note, onNote }: Props) {
  const say = useSay();
  return (
    <span data-desk-key="n">
      <TextField
        label={say('cases.note')}
        name="note"
        value={note}
        onChange={onNote}
        rows={4}
        lengthMax={8000}
        hint={say('cases.note-hint')}
      />
    </span>
  );
}
