import { useEffect, useState } from 'react';

/** What was typed is kept in this browser until it is noted: a call is not written down twice. */
export function useCaseDraft(caseId: string) {
  const key = `voldaan.case-note.${caseId}`;
  const [note, setNote] = useState(() => readDraft(key));
  useEffect(() => {
    try {
      if (note === '') localStorage.removeItem(key);
      else localStorage.setItem(key, note);
    } catch {
      // Storage is off in this browser; the note lives as long as the page.
    }
  }, [key, note]);
  return [note, setNote] as const;
}

function readDraft(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}
