import { queryOptions } from '@tanstack/react-query';
import { dateOrders } from '@voldaan/domain/contacts/read-date';
import { decimalMarks } from '@voldaan/domain/contacts/read-number';
import type {
  ImportCheck,
  ImportPreview,
  ImportState,
  importReadingBody,
} from '@voldaan/server/contacts/imports/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';

export type { ImportCheck, ImportPreview, ImportState } from '@voldaan/server/contacts/imports/schema';
export type ImportReading = Wire<typeof importReadingBody>;
export type ImportMapping = ImportReading['mapping'];

/** What a file can be in; what the server reads is in its schema, and this list does not compile if it differs. */
export const encodings: readonly ImportReading['encoding'][] = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'];
export const delimiters: readonly ImportReading['delimiter'][] = [';', ',', '\t', '|'];
export { dateOrders, decimalMarks };

/** Uploads a file; nothing of it is a contact yet. */
export function readImportFile(file: File): Promise<ImportPreview> {
  return request('POST', '/v1/contact-imports', { file });
}

/** Judges every row of the file, which takes a minute for a million of them. */
export function checkImport(id: string, reading: ImportReading): Promise<ImportCheck> {
  return request('PUT', `/v1/contact-imports/${id}/reading`, { json: reading, takesLong: true });
}

export function runImport(id: string): Promise<ImportState> {
  return request('POST', `/v1/contact-imports/${id}/run`, { json: {} });
}

const pollMs = 1_000;

export function importStateQuery(id: string) {
  return queryOptions({
    queryKey: ['contact-import', id],
    queryFn: ({ signal }) => request<ImportState>('GET', `/v1/contact-imports/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'importing' ? pollMs : false),
  });
}

/** How far a check is: asked as long as the check is under way. */
export function checkProgressQuery(id: string) {
  return queryOptions({
    queryKey: ['contact-import', id, 'check'],
    queryFn: ({ signal }) => request<ImportState>('GET', `/v1/contact-imports/${id}`, { signal }),
    refetchInterval: pollMs,
    gcTime: 0,
  });
}

/** Stops what is under way; takes an import back that is done: added contacts go, changed ones become what they were. */
export function undoImport(id: string): Promise<ImportState> {
  return request('DELETE', `/v1/contact-imports/${id}`, { takesLong: true });
}

export function refusedRowsUrl(id: string): string {
  return `/v1/contact-imports/${id}/refused.csv`;
}

/** The file as it would be read now, with everything as it was guessed. */
export function guessedReading({ reading, columns }: ImportPreview): ImportReading {
  const { kind: _, ...chosen } = reading;
  return { ...chosen, mapping: Object.fromEntries(columns.map(({ index, guess }) => [String(index), guess])) };
}
