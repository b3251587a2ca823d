import { Refusal } from '@voldaan/domain/refusal';
import { readCursorId } from './cursor-id.ts';

/** The number that a numbered list stopped at. */
export function readCursorNumber(cursor: readonly string[] | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const [number] = cursor;
  if (cursor.length === 1 && number !== undefined && /^\d{1,15}$/.test(number)) return Number(number);
  throw new Refusal('cursor_unknown', { pointer: '/cursor' });
}

/** The moment and the id that a list sorted by time stopped at. */
export function readCursorMoment(
  cursor: readonly string[] | undefined,
): Readonly<{ at: string; id: string }> | undefined {
  if (cursor === undefined) return undefined;
  const [at = '', ...rest] = cursor;
  const id = readCursorId(rest);
  // As a Date writes itself, in the years that PostgreSQL has too.
  const isTime = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) && !Number.isNaN(Date.parse(at));
  if (id === undefined || !isTime) throw new Refusal('cursor_unknown', { pointer: '/cursor' });
  return { at, id };
}
