import { createHmac } from 'node:crypto';
import { Refusal } from '@voldaan/domain/refusal';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { claimPress, deletePresses, movePress } from './press-store.ts';

/** Longer than a button is pressed twice or a lost connection is tried again; shorter than somebody means another one. */
const windowMs = 10_000;

export type Press = Readonly<{
  product: Product;
  caller: Caller;
  /** What is made, as the audit names it. */
  what: string;
  /** All that was said of it. */
  wish: unknown;
  at: Date;
}>;

type Deed<Shown> = Readonly<{
  /** Shows what is there; refuses with not_found what was removed. */
  show: (id: string) => Promise<Shown>;
  make: (id: string) => Promise<void>;
}>;

/**
 * Makes a thing once: the same wish again of the same colleague within seconds, as a button pressed twice sends it, shows what
 * the first press made. What was refused was not made, and may be asked for again at once.
 */
export async function makeOnce<Shown>(
  db: WorkspaceTransaction,
  { product, caller, what, wish, at }: Press,
  { show, make }: Deed<Shown>,
): Promise<Shown> {
  const id = uuid(at.getTime());
  const digest = createHmac('sha256', product.key('press'))
    .update(JSON.stringify([caller.staffId, what, wish]))
    .digest();
  const madeId = await claimPress(db, { digest, id, at, since: new Date(at.getTime() - windowMs) });
  if (madeId !== id) {
    const known = await shownOf(show, madeId);
    if (known !== undefined) return known;
    await movePress(db, { digest, id, at });
  }
  await make(id);
  return show(id);
}

async function shownOf<Shown>(show: Deed<Shown>['show'], id: string): Promise<Shown | undefined> {
  try {
    return await show(id);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') return undefined;
    throw error;
  }
}

/** No press is looked for after seconds. */
export function forgetPresses(db: WorkspaceTransaction, now: Date): Promise<void> {
  return deletePresses(db, new Date(now.getTime() - windowMs));
}
