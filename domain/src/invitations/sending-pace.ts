/**
 * How fast a group of receiving servers takes our mail. A server that knows a sender little takes little; one that is told
 * too much at once says so (421, 4.7.x) and remembers it. `perMinute` is what it may get, `connections` how many mails may be
 * under way to it at once, `allowance` what of the running minute is left. From `steadyFrom` on growth is slow: it is half of
 * what was too much the last time.
 */
export type SendingPace = Readonly<{
  connections: number;
  perMinute: number;
  allowance: number;
  steadyFrom: number | null;
}>;

/** Two connections with twenty mails each, and one mail a second from then on. */
export const firstPace: SendingPace = { connections: 2, perMinute: 60, allowance: 40, steadyFrom: null };

const connectionsMost = 20;
const perMinuteMost = 60_000;
const perMinuteLeast = 6;

/** Seconds that a receiver is left alone after it said that it is too much. */
export const restSeconds = 60;

/** What may go after so many seconds without counting: never more at once than a minute holds. */
export function refilled(pace: SendingPace, seconds: number): SendingPace {
  const allowance = Math.min(pace.perMinute, pace.allowance + (Math.max(0, seconds) * pace.perMinute) / 60);
  return { ...pace, allowance };
}

/** Takes up to so many mails out of the allowance, whole ones only. */
export function spend(pace: SendingPace, wanted: number): Readonly<{ granted: number; pace: SendingPace }> {
  const granted = Math.max(0, Math.min(wanted, Math.floor(pace.allowance)));
  return { granted, pace: { ...pace, allowance: pace.allowance - granted } };
}

/**
 * The pace after so many mails were taken: one more a minute for each, so that a minute that was used to the full is followed
 * by one of twice as many, and one that was hardly used changes little. Beyond `steadyFrom` it takes twenty mails for one more.
 *
 * Source: slow start and congestion avoidance as in V. Jacobson, Congestion Avoidance and Control, 1988; the numbers are a
 * convention of this product.
 */
export function faster(pace: SendingPace, taken: number): SendingPace {
  const quick = pace.steadyFrom === null ? taken : Math.max(0, Math.min(taken, pace.steadyFrom - pace.perMinute));
  const perMinute = Math.min(perMinuteMost, pace.perMinute + quick + Math.floor((taken - quick) / 20));
  const connections = Math.max(pace.connections, Math.min(connectionsMost, Math.floor(perMinute / 30)));
  return { ...pace, perMinute, connections };
}

/** The pace after a receiver said that it is too much: half of it, and nothing until the rest is over. */
export function slower(pace: SendingPace): SendingPace {
  const perMinute = Math.max(perMinuteLeast, Math.floor(pace.perMinute / 2));
  const connections = Math.max(1, Math.floor(pace.connections / 2));
  return { connections, perMinute, allowance: 0, steadyFrom: perMinute };
}
