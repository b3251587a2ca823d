import { Refusal } from '@voldaan/domain/refusal';

/**
 * Of one account so many wait at once, and of all accounts together: a net of machines gets little more than one try a
 * second out of this process, and a held try costs a timer. Whoever comes when all places are taken is asked to come back.
 */
const heldOfAccountMost = 5;
const heldMost = 200;

const heldOf = new Map<string, number>();
let heldInAll = 0;

/** Waits so long. The place is free again after that time and not before, also when the browser went away meanwhile. */
export function holdTry(account: string, milliseconds: number): Promise<void> {
  if (milliseconds === 0) return Promise.resolve();
  const held = heldOf.get(account) ?? 0;
  if (held >= heldOfAccountMost || heldInAll >= heldMost) {
    throw new Refusal('too_many_requests', { values: { seconds: Math.ceil(milliseconds / 1000) } });
  }
  heldOf.set(account, held + 1);
  heldInAll += 1;
  return new Promise((resolve) => {
    setTimeout(() => {
      release(account);
      resolve();
    }, milliseconds);
  });
}

function release(account: string): void {
  heldInAll -= 1;
  const left = (heldOf.get(account) ?? 1) - 1;
  if (left === 0) heldOf.delete(account);
  else heldOf.set(account, left);
}
