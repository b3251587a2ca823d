import { z } from 'zod';

/**
 * Where the next page of a list starts: the sort key of the last row, as texts. Opaque on the wire, so that its inside
 * may change; never trusted for the workspace, which comes from the caller alone.
 */
export const cursorSchema = z.codec(z.string().max(1000), z.array(z.string().max(500)).max(8).readonly(), {
  decode: (text, context) => {
    const parts = readCursor(text);
    if (parts !== undefined) return parts;
    context.issues.push({ code: 'custom', input: text, message: 'cursor_unknown', params: { code: 'cursor_unknown' } });
    return z.NEVER;
  },
  encode: (parts) => Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url'),
});

/** The two fields that every list's query has. */
export const listQuery = {
  cursor: cursorSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
} as const;

/** The reply of every list. `next_cursor` is the last row's sort key, or null on the last page. */
export function listReply<Row extends z.ZodType>(row: Row) {
  return z.object({ data: z.array(row), next_cursor: cursorSchema.nullable() });
}

function readCursor(text: string): readonly string[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : undefined;
  } catch {
    return undefined;
  }
}
