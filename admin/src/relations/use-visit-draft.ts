import { useCallback, useEffect, useState } from 'react';
import { newPress } from './new-press.ts';

export type CaseChoice = 'none' | 'complaint' | 'suggestion' | 'question' | 'compliment';

export type PromiseDraft = Readonly<{ key: string; what: string; due_on: string; owner_id: string }>;

/** A visit as it is being written down. `press` stays with it, so that sending it twice writes it once. */
export type VisitDraft = Readonly<{
  press: string;
  mark: number | null;
  better: string;
  notes: string;
  present: string;
  promises: readonly PromiseDraft[];
  caseKind: CaseChoice;
  on: string;
}>;

/**
 * What was typed in a customer's yard is kept in this browser until it is saved: without a signal, with an empty battery,
 * with another page opened in between. `clear` forgets it once the server has it.
 */
export function useVisitDraft(subject: string, today: string) {
  const key = `voldaan.visit.${subject}`;
  const [draft, setDraft] = useState(() => readDraft(key) ?? emptyDraft(today));
  const [wasKept] = useState(() => readDraft(key) !== undefined);
  useEffect(() => {
    try {
      if (isEmpty(draft)) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(draft));
    } catch {
      // Storage is off in this browser; the draft lives as long as the page.
    }
  }, [key, draft]);
  const change = useCallback((part: Partial<VisitDraft>) => setDraft((current) => ({ ...current, ...part })), []);
  const clear = useCallback(() => setDraft(emptyDraft(today)), [today]);
  return { draft, change, clear, wasKept };
}

function emptyDraft(today: string): VisitDraft {
  return {
    press: newPress(),
    mark: null,
    better: '',
    notes: '',
    present: '',
    promises: [],
    caseKind: 'none',
    on: today,
  };
}

function isEmpty({ mark, better, notes, present, promises }: VisitDraft): boolean {
  return mark === null && `${better}${notes}${present}` === '' && promises.length === 0;
}

function readDraft(key: string): VisitDraft | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isDraft(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** What an earlier version of this page kept may have another shape, and is left alone. */
function isDraft(kept: unknown): kept is VisitDraft {
  if (typeof kept !== 'object' || kept === null) return false;
  const texts = ['press', 'better', 'notes', 'present', 'caseKind', 'on'];
  const fields = new Map(Object.entries(kept));
  return texts.every((name) => typeof fields.get(name) === 'string') && Array.isArray(fields.get('promises'));
}
