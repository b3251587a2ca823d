import { type KnownPerson, masked, maskPerson } from '@voldaan/domain/privacy/mask-person';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { rewriteProblem, rewriteRecord, unlinkRecords } from './erase-records-store.ts';
import { listProblemsOf, listRecordsOf, type PersonRecord } from './record-views.ts';

type Named = Readonly<{ contactId: string; person: KnownPerson }>;

/**
 * What was heard and seen stays, without whom it was heard of: their name and how they are reached go from every record that
 * they took part in, and from what the register of problems quotes of it. What it quotes of their answers and cases goes whole,
 * as it goes from these themselves; so this comes before both forget whose they were.
 */
export async function eraseRecords(db: WorkspaceTransaction, { contactId, person }: Named): Promise<number> {
  const records = await listRecordsOf(db, contactId);
  for (const { others: _, ...record } of records) await rewriteRecord(db, withoutPerson(record, person));
  const { problems, ofThem } = await listProblemsOf(db, { contactId, email: person.email });
  for (const { id, name, description, evidence } of problems)
    await rewriteProblem(db, {
      id,
      name: maskPerson(name, person),
      description: maskPerson(description, person),
      evidence: evidence.map((piece) => {
        if (!ofThem.has(piece.ref)) return piece;
        return { ...piece, words: piece.ref.startsWith('rec_') ? maskPerson(piece.words, person) : masked };
      }),
    });
  await unlinkRecords(db, contactId);
  return records.length;
}

/** Records for the person who asks for them: what others said in a discussion stays, and who they were does not. */
export async function exportRecords(db: WorkspaceTransaction, contactId: string) {
  const records = await listRecordsOf(db, contactId);
  return records.map(({ others, ...record }) => others.reduce(withoutPerson, record));
}

type Written = Omit<PersonRecord, 'others'>;

function withoutPerson(record: Written, person: KnownPerson): Written {
  const mask = (text: string) => maskPerson(text, person);
  return {
    ...record,
    title: mask(record.title),
    participants: mask(record.participants),
    guide: mask(record.guide),
    consent_note: mask(record.consent_note),
    notes: mask(record.notes),
    passages: record.passages.map((passage) => ({ ...passage, words: mask(passage.words) })),
  };
}
