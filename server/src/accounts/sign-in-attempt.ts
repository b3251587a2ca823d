import { createHmac } from 'node:crypto';
import {
  accountRule,
  type DelayRule,
  failureMinutes,
  placeRule,
  signInDelaySeconds,
} from '@voldaan/domain/accounts/sign-in-delay';
import { Refusal } from '@voldaan/domain/refusal';
import type { Product } from '../product.ts';
import { forgetAttempt, lockAttempts, noteAttempt } from './sign-in-store.ts';

/** One try to sign in, while it is not known whether it succeeds. */
export type SignInAttempt = Readonly<{
  /** The password was right: the try counts no more, nor do the earlier ones for this account from this place. */
  succeed: () => Promise<void>;
}>;

/**
 * Counts a try as failed before the password is looked at, so that many tries at once cannot pass the count together.
 * Refuses when the account from this place, or the place, has failed too often lately.
 */
export async function beginSignIn(
  product: Product,
  { emailKey, place }: Readonly<{ emailKey: string; place: string }>,
): Promise<SignInAttempt> {
  const now = product.clock();
  // Only keyed hashes are kept: the table tells nobody who tried to sign in, or from where.
  const keyed = (text: string) => createHmac('sha256', product.key('sign-in-failure')).update(text).digest();
  const account = keyed(`account ${emailKey} ${place}`);
  const placeKey = keyed(`place ${place}`);
  const since = new Date(now.getTime() - failureMinutes * 60_000);
  await product.databases.app.transaction().execute(async (trx) => {
    const past = await lockAttempts(trx, { keys: [account, placeKey], since });
    const wait = (key: Buffer, rule: DelayRule) =>
      signInDelaySeconds(past.get(key.toString('hex')) ?? { failures: 0, lastFailedAt: undefined }, rule, now);
    const seconds = Math.max(wait(account, accountRule), wait(placeKey, placeRule));
    if (seconds > 0) throw new Refusal('too_many_requests', { values: { seconds } });
    await noteAttempt(trx, { keys: [account, placeKey], now });
  });
  return {
    succeed: () => forgetAttempt(product.databases.app, { whole: account, once: placeKey, at: now }),
  };
}
