import { randomInt } from 'node:crypto';
import { mayNote, mayRelease } from '@voldaan/domain/invitations/anonymous-lot';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Product } from '../../product.ts';
import { type CompiledVersion, compileVersion } from '../compile-version.ts';
import { languageLetter } from '../language-letter.ts';
import { findVersion } from '../link-views.ts';
import { notifyNews } from '../news-store.ts';
import { dayOf, keysOf } from './anonymity.ts';
import { forgetKey, noteAnswered, type Released, releaseAnswers } from './promise-store.ts';
import {
  type AnonymousWave,
  countAnswered,
  findAnsweredKeys,
  type HeldPromise,
  holdPromise,
  listAnonymousWaves,
  listUnnoted,
  lockWaiting,
  type WaitingResponse,
} from './promise-views.ts';

/** What the world decides in a round: chance. */
export type PromiseRound = Readonly<{
  /** Whether it is noted in this round who answered: by lot, so that nobody knows how long after the answers that was. */
  isNoting: () => boolean;
}>;

/** A round comes three times a minute: on average an hour goes by. */
const roundsPerNote = 180;
const byLot: PromiseRound = { isNoting: () => randomInt(roundsPerNote) === 0 };
const wavesAtOnce = 500;
const invitationsAtOnce = 1_000;
/** A round lets out so many; the next one goes on. */
const releasedMost = 5_000;

/**
 * Looks after all anonymous waves: lets their answers come into sight, five at least; notes, in another transaction, which
 * invitations were answered; and forgets a wave's key when its last link has expired. What is not done is done in the next
 * round, on any node: the answers themselves say what is left to do. One that fails keeps no other one waiting.
 */
export async function keepPromises(product: Product, round: PromiseRound = byLot): Promise<void> {
  let failure: unknown;
  for (let after: AnonymousWave | undefined; ; ) {
    const page = await listAnonymousWaves(product.databases.work, { after, limit: wavesAtOnce });
    for (const wave of page) {
      await keepPromise(product, wave, round).catch((error: unknown) => {
        failure ??= error;
      });
    }
    if (page.length < wavesAtOnce) break;
    after = page.at(-1);
  }
  if (failure !== undefined) throw failure;
}

async function keepPromise(product: Product, wave: AnonymousWave, round: PromiseRound): Promise<void> {
  const { app, appPool } = product.databases;
  const { workspace_id: workspaceId, wave_id: waveId } = wave;
  const inWave = <Result>(task: (db: WorkspaceTransaction, held: HeldWave) => Promise<Result>) =>
    inWorkspace(app, workspaceId, async (db) => {
      const now = product.clock();
      const held = await holdPromise(db, { waveId, now });
      return held && task(db, { ...held, waveId, now });
    });
  const released = await inWave(release);
  if (released === undefined) return;
  if (released.count > 0) await notifyNews(appPool, workspaceId);
  if (released.isOver || round.isNoting()) await inWave((db, held) => note(product, db, held));
  // Whatever of it was not shown or noted by now never will be: its key has no more use.
  if (released.isOver) await inWave((db, { now }) => forgetKey(db, { waveId, day: dayOf(now) }));
}

type HeldWave = HeldPromise & Readonly<{ waveId: string; now: Date }>;

/** How many came into sight, and whether the wave is over and nothing more of it will. */
async function release(
  db: WorkspaceTransaction,
  wave: HeldWave,
): Promise<Readonly<{ count: number; isOver: boolean }>> {
  const { waveId, now, is_ended: isEnded, released_count: before } = wave;
  const found = await lockWaiting(db, { waveId, isEnded, limit: releasedMost });
  const today = dayOf(now).getTime();
  const isShown = mayRelease({
    complete: before + found.filter((one) => one.completed_at !== null && one.vote_class === 'human').length,
    waiting: found.length,
    isOfEarlierDay: found.some(({ changed_at }) => changed_at.getTime() < today),
    isEnded,
  });
  if (isShown) await releaseAnswers(db, { waveId, released: await countAll(db, found), now });
  return { count: isShown ? found.length : 0, isOver: isEnded && found.length < releasedMost };
}

/** The scores of answers, as the pages of each one's own path give them. */
async function countAll(db: WorkspaceTransaction, found: readonly WaitingResponse[]): Promise<readonly Released[]> {
  const versions = new Map<string, CompiledVersion>();
  const released: Released[] = [];
  for (const response of found) {
    const version = versions.get(response.survey_version_id) ?? (await openVersion(db, response));
    versions.set(version.id, version);
    const { respondent_key: seed, language, channel, answers } = response;
    const { scores } = version.count(answers, { seed, language, channel, contact: {} });
    released.push({ id: response.id, letter: languageLetter(language), scores, isCounted: !response.is_late });
  }
  return released;
}

async function openVersion(db: WorkspaceTransaction, response: WaitingResponse): Promise<CompiledVersion> {
  const found = await findVersion(db, response.survey_id, { id: response.survey_version_id });
  if (found === undefined) throw new Error(`no version ${response.survey_version_id} of a response`);
  return compileVersion(found);
}

async function note(product: Product, db: WorkspaceTransaction, wave: HeldWave): Promise<void> {
  const { waveId, key: waveKey, noted_count: noted, is_ended: isEnded, now } = wave;
  if (!mayNote({ noted, answered: await countAnswered(db, waveId), isEnded })) return;
  const ids = await findAnswered(product, db, { waveId, waveKey });
  if (ids.length > 0) await noteAnswered(db, { waveId, ids, day: dayOf(now) });
}

/** The invitations that were answered and are not noted yet: found with the secret and the wave's key, which only we have both of. */
async function findAnswered(
  product: Product,
  db: WorkspaceTransaction,
  { waveId, waveKey }: Readonly<{ waveId: string; waveKey: Buffer }>,
): Promise<readonly string[]> {
  const key = product.key('anonymous-answer');
  const answered: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await listUnnoted(db, { waveId, after, limit: invitationsAtOnce });
    const [first] = page;
    if (first === undefined) return answered;
    const keyed = page.map(({ id }) => ({ id, respondentKey: keysOf(key, waveKey, id).respondentKey }));
    const keys = keyed.map(({ respondentKey }) => respondentKey);
    const found = await findAnsweredKeys(db, { surveyId: first.survey_id, keys });
    answered.push(...keyed.filter(({ respondentKey }) => found.has(respondentKey)).map(({ id }) => id));
    if (page.length < invitationsAtOnce) return answered;
    after = page.at(-1)?.id;
  }
}
