import { createHmac } from 'node:crypto';
import {
  accountRule,
  type DelayRule,
  failureMinutes,
  heldMilliseconds,
  placeRule,
  signInDelaySeconds,
} from '@voldaan/domain/accounts/sign-in-delay';
import { Refusal } from '@voldaan/domain/refusal';
import type { Product } from '../product.ts';
import { holdTry } from './held-try.ts';
import { forgetAttempt, lockAttempts, noteAttempt } from './sign-in-store.ts';

/** One try to sign in, while it is not known whether it succeeds. */
export type SignInAttempt = Readonly<{
  /** The password was right: the try counts no more, nor do the earlier ones for this account from this place. */
  succeed: () => Promise<void>;
}>;

/** Who tries: the account, the network it comes from, and the browser where it opened this account before. */
export type Trier = Readonly<{ emailKey: string; place: string; browser: string | undefined }>;

/**
 * Counts a try as failed before the password is looked at, so that many tries at once cannot pass the count together.
 * Refuses when the account from this place, or the place, has failed too often lately; holds it for a while when the
 * account has from anywhere, whether there is such an account or not.
 */
export async function beginSignIn(product: Product, { emailKey, place, browser }: Trier): Promise<SignInAttempt> {
  const now = product.clock();
  // Only keyed hashes are kept: the table tells nobody who tried to sign in, or from where.
  const keyed = (text: string) => createHmac('sha256', product.key('sign-in-failure')).update(text).digest();
  const account = keyed(`account ${emailKey} ${place}`);
  const placeKey = keyed(`place ${place}`);
  const anywhere = keyed(browser === undefined ? `anywhere ${emailKey}` : `browser ${emailKey} ${browser}`);
  const keys = [account, placeKey, anywhere];
  const since = new Date(now.getTime() - failureMinutes * 60_000);
  let held = Promise.resolve();
  await product.databases.app.transaction().execute(async (trx) => {
    const past = await lockAttempts(trx, { keys, since });
    const pastOf = (key: Buffer) => past.get(key.toString('hex')) ?? { failures: 0, lastFailedAt: undefined };
    const wait = (key: Buffer, rule: DelayRule) => signInDelaySeconds(pastOf(key), rule, now);
    const seconds = Math.max(wait(account, accountRule), wait(placeKey, placeRule));
    if (seconds > 0) throw new Refusal('too_many_requests', { values: { seconds } });
    // The connection is not kept meanwhile: a try that finds no place is refused here, the others wait below.
    held = holdTry(anywhere.toString('hex'), heldMilliseconds(pastOf(anywhere).failures));
    await noteAttempt(trx, { keys, now });
  });
  await held;
  return {
    succeed: () => forgetAttempt(product.databases.app, { whole: account, once: [placeKey, anywhere], at: now }),
  };
}
