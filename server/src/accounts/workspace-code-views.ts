import type { Databases } from '../database/connect.ts';

/** A workspace keeps its code for ever, so that what was found once need not be asked again. */
const known = new WeakMap<Databases, Map<string, string>>();

/** Guessed codes must not fill the memory; only codes that exist are kept, and not more than these. */
const knownMax = 10_000;

/** The workspace whose tokens begin with this code. Asked as the gate, which alone sees all workspaces. */
export async function workspaceOfCode(databases: Databases, code: string): Promise<string | undefined> {
  const found = known.get(databases) ?? new Map<string, string>();
  known.set(databases, found);
  const kept = found.get(code);
  if (kept !== undefined) return kept;
  const row = await databases.gate.selectFrom('workspace').select('id').where('code', '=', code).executeTakeFirst();
  if (row === undefined) return undefined;
  if (found.size >= knownMax) found.clear();
  found.set(code, row.id);
  return row.id;
}
