import type { Language } from '@voldaan/domain/language';
import { showId } from '../database/public-id.ts';
import { detailOf } from '../http/problem.ts';
import type { ToldLine } from './schema.ts';
import type { Outcome } from './tell-events.ts';

/** What became of one event of many, in the reader's language. */
export function lineOf(outcome: Outcome, line: number, language: Language): ToldLine {
  const external_id = outcome.externalId;
  if (!('issue' in outcome))
    return { line, external_id: outcome.externalId, id: outcome.id, contact_id: outcome.contactId };
  const { code, pointer, values } = outcome.issue;
  return { line, external_id, code, pointer, detail: detailOf(code, language, values) };
}

/** The same as a line of JSON, ids as the wire has them. */
export function jsonOf(line: ToldLine): string {
  if ('code' in line) return `${JSON.stringify(line)}\n`;
  const contact = line.contact_id === null ? null : showId('con', line.contact_id);
  return `${JSON.stringify({ ...line, id: showId('evt', line.id), contact_id: contact })}\n`;
}
