/** After so many failures in a quarter of an hour, every further one doubles the wait, up to a most. */
export type DelayRule = Readonly<{ freeFailures: number; secondsMax: number }>;

/** Somebody who tries one account from one place. */
export const accountRule: DelayRule = { freeFailures: 10, secondsMax: 15 * 60 };

/**
 * Somebody who tries many accounts from one place; an office of fifty may share it, hence the short wait. No rule like
 * these stands for an account alone: with it anybody could keep its owner out by failing on purpose from elsewhere. Its
 * tries are held instead (heldMilliseconds).
 */
export const placeRule: DelayRule = { freeFailures: 100, secondsMax: 60 };

export const failureMinutes = 15;

/** Whole seconds from `now` until the next try is looked at; 0 is at once. */
export function signInDelaySeconds(
  past: Readonly<{ failures: number; lastFailedAt: Date | undefined }>,
  rule: DelayRule,
  now: Date,
): number {
  if (past.failures < rule.freeFailures || past.lastFailedAt === undefined) return 0;
  const seconds = Math.min(2 ** (past.failures - rule.freeFailures), rule.secondsMax);
  const passed = (now.getTime() - past.lastFailedAt.getTime()) / 1000;
  return Math.max(0, Math.ceil(seconds - passed));
}

const freeFailuresAnywhere = 30;
const heldMillisecondsEach = 250;
const heldMillisecondsMax = 4_000;

/**
 * How long a try is held before its password is looked at, where an account failed so often in a quarter of an hour, from
 * anywhere: a net of machines with few tries each is slowed by it, and whoever owns the account still comes in.
 */
export function heldMilliseconds(failures: number): number {
  const beyond = Math.max(0, failures - freeFailuresAnywhere + 1);
  return Math.min(beyond * heldMillisecondsEach, heldMillisecondsMax);
}
