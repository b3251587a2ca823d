import { hash, verify } from '@node-rs/argon2';
import { makeTurns } from '../turns.ts';

/** OWASP's lowest recommended argon2id: 19 MiB, two passes, one lane. Node runs it beside the event loop. */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A flood of sign-ins takes no more than two threads and 40 MiB. */
const inTurn = makeTurns({ running: 2, waiting: 50 });

/** Of a password that nobody has: verifying against it takes as long as against a real one. */
export const nobodysHash =
  '$argon2id$v=19$m=19456,t=2,p=1$c2FsdG9mbm9ib2R5MDAwMQ$rDLw2KQkOMOXUo3BVkVMGjEZtFZLcXvGm2dKHW4T2WI';

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, settings));
}

/** With no hash (no such account) the same work is done and the answer is no. */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const isRight = await inTurn(() => verify(passwordHash ?? nobodysHash, password).catch(() => false));
  return isRight && passwordHash !== undefined;
}
