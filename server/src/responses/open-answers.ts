import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Databases } from '../database/connect.ts';
import { createGroupCommit, type GroupCommit } from '../database/group-commit.ts';
import { databaseIsAway } from '../http/database-outage.ts';
import { makeRateLimiter, type RateLimiter } from '../http/rate-limit.ts';
import type { Purpose } from '../secret/purpose-key.ts';
import { createNewsAnnouncer, type NewsAnnouncer } from './announce-news.ts';
import type { AnswerAct, AnswerOutcome } from './answer-act.ts';
import { createLinkFinder, type LinkFinder } from './answer-link.ts';
import { createVisitRecorder, type VisitRecorder } from './record-visits.ts';
import { storeActs } from './store.ts';
import { createTraitCoder, type TraitCoder } from './traits/trait-coder.ts';

/** Everything that takes answers in, made once for a process. */
export type AnswerPath = Readonly<{
  config: Config;
  databases: Databases;
  log: Logger;
  clock: () => Date;
  nonceKey: Buffer;
  tryKey: Buffer;
  resumeKey: Buffer;
  nameKey: Buffer;
  invitationKey: Buffer;
  links: LinkFinder;
  traits: TraitCoder;
  visits: VisitRecorder;
  group: GroupCommit<AnswerAct, AnswerOutcome>;
  news: NewsAnnouncer;
  /** Undefined lets everything pass: a measurement comes from one address. */
  limiter: RateLimiter | undefined;
  /** Finishes what is under way. */
  close: () => Promise<void>;
}>;

export type AnswerPathParts = Readonly<{
  config: Config;
  databases: Databases;
  log: Logger;
  clock: () => Date;
  key: (purpose: Purpose) => Buffer;
}>;

export type AnswerPathOptions = Readonly<{
  isLimited?: boolean;
  /** How a batch is written; the storm and the measurements put their own in its place. */
  write?: (acts: readonly AnswerAct[]) => Promise<readonly AnswerOutcome[]>;
}>;

export function openAnswers(parts: AnswerPathParts, options: AnswerPathOptions = {}): AnswerPath {
  const { config, databases, log, clock } = parts;
  const visits = createVisitRecorder(databases, log);
  const news = createNewsAnnouncer(databases, log);
  const traits = createTraitCoder({ databases, log, clock });
  const group = createGroupCommit<AnswerAct, AnswerOutcome>({
    write: options.write ?? ((acts) => writeActs(databases, acts, clock())),
    keyOf: (act) => `${act.surveyId} ${act.respondentKey}`,
    isOutage: databaseIsAway,
  });
  return {
    config,
    databases,
    log,
    clock,
    nonceKey: parts.key('visit-nonce'),
    tryKey: parts.key('try-link'),
    resumeKey: parts.key('resume'),
    nameKey: parts.key('signed-name'),
    invitationKey: parts.key('invitation-token'),
    links: createLinkFinder(databases, clock, parts.key('anonymous-answer')),
    traits,
    visits,
    group,
    news,
    limiter: options.isLimited === false ? undefined : makeRateLimiter(clock),
    close: async () => {
      await Promise.all([group.drain(), visits.drain(), traits.drain()]);
      news.close();
    },
  };
}

/** Writes a batch through one of the two connections kept for answers. */
export async function writeActs(
  databases: Databases,
  acts: readonly AnswerAct[],
  at: Date,
): Promise<readonly AnswerOutcome[]> {
  const connection = await databases.answerPool.connect();
  let failure: unknown;
  try {
    return await storeActs(connection, acts, at);
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    // A connection on which a batch failed for want of a database is not used again.
    connection.release(failure !== undefined && databaseIsAway(failure));
  }
}
