import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { isWriting } from './mark-views.ts';

/**
 * Stands for a workspace as it was when figures were last read, or later: what was kept under it holds as long as nothing of it
 * was changed. Whatever changes makes another one, and this one is forgotten with all that was kept. All callers are given the
 * same, so it holds only what each of them may see.
 */
export type Ground = {
  /** About what is kept under it. */
  bytes: number;
};

/** Something that changes rarely, of one workspace, by a key: from memory, or read now and kept. */
export type GroundPart<Value> = (db: WorkspaceTransaction, ground: Ground, key: string) => Promise<Value>;

/**
 * Makes a part of the ground. It is read from tables that mark their changes (0067-ground-changes.sql), or it would stay what
 * it was; a test over the catalogue cannot know, so look there before adding one.
 */
export function groundPart<Value>(
  read: (db: WorkspaceTransaction, key: string) => Promise<Value>,
  bytesOf: (value: Value) => number,
): GroundPart<Value> {
  const known = new WeakMap<Ground, Map<string, Value>>();
  return async (db, ground, key) => {
    const own = known.get(ground) ?? new Map<string, Value>();
    known.set(ground, own);
    const found = own.get(key);
    if (found !== undefined) return found;
    const value = await read(db, key);
    if (await isWriting(db)) return value;
    own.set(key, value);
    ground.bytes += bytesOf(value);
    return value;
  };
}
