import { Refusal } from '@voldaan/domain/refusal';

/** The id that a list sorted by id stopped at. A cursor comes from outside: what is no id is refused, not looked up. */
export function readCursorId(cursor: readonly string[] | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const [id] = cursor;
  if (cursor.length === 1 && id !== undefined && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id;
  throw new Refusal('cursor_unknown', { pointer: '/cursor' });
}

/** Cuts the one row more that was asked for, and says where the next page starts if there was one. */
export function pageOf<Row extends Readonly<{ id: string }>>(
  rows: readonly Row[],
  limit: number,
): Readonly<{ data: Row[]; next_cursor: readonly string[] | null }> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, next_cursor: rows.length > limit && last !== undefined ? [last.id] : null };
}
