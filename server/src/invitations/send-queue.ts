import type { ClaimedInvitation } from './ledger-store.ts';

/** What was claimed, and how many mails went on in any way. */
export type Refill = Readonly<{ moved: number; claimed: readonly ClaimedInvitation[] }>;

/** The claimed mails of one sender, on their way to its connections. */
export type SendQueue = Readonly<{
  /** The next mail whose receiver takes another one at this moment; undefined when there are no more. */
  next: () => Promise<ClaimedInvitation | undefined>;
  /** Its hand-over is over. */
  done: (mail: ClaimedInvitation) => void;
  /** Gives no more mails from now on. */
  stop: () => void;
  /** What was claimed and not given out. */
  rest: () => readonly ClaimedInvitation[];
}>;

/** Fewer than these wait: the next are claimed meanwhile, so that no connection stands idle. */
const waitingLeast = 100;

/** Opens a queue that claims more whenever it runs low, until a claim moves nothing. */
export function openSendQueue(claim: () => Promise<Refill>): SendQueue {
  const waiting: ClaimedInvitation[] = [];
  const receivers = countReceivers();
  const change = watchChanges();
  let claiming: Promise<void> | undefined;
  let isEmpty = false;
  let isStopped = false;

  const refill = () => {
    claiming ??= claim()
      .then(({ moved, claimed }) => {
        waiting.push(...claimed);
        isEmpty = moved === 0;
      })
      .finally(() => {
        claiming = undefined;
        change.tell();
      });
    return claiming;
  };

  const take = () => {
    const place = waiting.findIndex((mail) => receivers.mayTake(mail));
    const [mail] = place < 0 ? [] : waiting.splice(place, 1);
    if (mail !== undefined) receivers.begin(mail);
    return mail;
  };

  const next = async (): Promise<ClaimedInvitation | undefined> => {
    while (!isStopped) {
      const mail = take();
      const refilled = isEmpty || waiting.length >= waitingLeast ? undefined : refill();
      if (mail === undefined && waiting.length === 0) {
        if (refilled === undefined) return undefined;
        await refilled;
        continue;
      }
      // With a mail in hand or in line, a claim that failed is heard of at the next turn.
      refilled?.catch(() => undefined);
      if (mail !== undefined) return mail;
      await change.next();
    }
    return undefined;
  };

  return {
    next,
    done: (mail) => {
      receivers.end(mail);
      change.tell();
    },
    stop: () => {
      isStopped = true;
      change.tell();
    },
    rest: () => waiting,
  };
}

/** Lets everybody wait for the next thing that happens. */
function watchChanges() {
  let told = Promise.withResolvers<void>();
  return {
    next: () => told.promise,
    tell: () => {
      told.resolve();
      told = Promise.withResolvers();
    },
  };
}

/** How many mails are under way to each receiver. */
function countReceivers() {
  const underWay = new Map<string, number>();
  const count = (mail: ClaimedInvitation) => underWay.get(mail.receiving_domain) ?? 0;
  return {
    mayTake: (mail: ClaimedInvitation) => count(mail) < mail.receiver_connections,
    begin: (mail: ClaimedInvitation) => void underWay.set(mail.receiving_domain, count(mail) + 1),
    end: (mail: ClaimedInvitation) => {
      if (count(mail) > 1) underWay.set(mail.receiving_domain, count(mail) - 1);
      else underWay.delete(mail.receiving_domain);
    },
  };
}
