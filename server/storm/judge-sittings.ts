import type { Answers } from '@voldaan/domain/surveys/answers';
import type pg from 'pg';
import type { Sitting } from './restless-customer.ts';

/** What must be 0. */
export type SittingBreaches = Readonly<{
  /** Acts that were acknowledged and are not there. */
  lost: number;
  /** Customers with more than one response, and responses of nobody. */
  doubled: number;
  /** Responses that do not say what the customer said last. */
  changed: number;
  /** Customers who were led to the end and whose response is not complete, or who never got there. */
  unfinished: number;
}>;

type StoredAct = Readonly<{ submission: string; response_id: string }>;
type StoredResponse = Readonly<{ id: string; answers: Answers; is_complete: boolean }>;

/** Compares what customers did and were told with what the database holds. */
export async function judgeSittings(owner: pg.Pool, sittings: readonly Sitting[]): Promise<SittingBreaches> {
  const acts = await owner.query<StoredAct>('select submission, response_id from answer_event');
  const stored = await owner.query<StoredResponse>(
    'select id, answers, completed_at is not null as is_complete from response',
  );
  // A press is stored under its page's key, a colon and what was given.
  const responseOf = new Map(acts.rows.map((act) => [act.submission.split(':')[0], act.response_id]));
  const keysOf = ({ acknowledged, pressed }: Sitting) => [...acknowledged, ...pressed];
  const byId = new Map(stored.rows.map((response) => [response.id, response]));
  const owned = sittings.map((sitting) => ({
    sitting,
    ids: new Set(keysOf(sitting).flatMap((key) => responseOf.get(key) ?? [])),
  }));
  const isOf = (id: string | undefined) => (id === undefined ? undefined : byId.get(id));
  return {
    lost: sittings.flatMap(keysOf).filter((key) => !responseOf.has(key)).length,
    doubled:
      owned.filter(({ ids }) => ids.size > 1).length +
      Math.max(0, stored.rows.length - new Set(owned.flatMap(({ ids }) => [...ids])).size),
    changed: owned.filter(({ sitting, ids }) => !saysSo(isOf([...ids][0]), sitting)).length,
    unfinished: owned.filter(({ sitting, ids }) => !(sitting.isDone && isOf([...ids][0])?.is_complete)).length,
  };
}

function saysSo(response: StoredResponse | undefined, { said }: Sitting): boolean {
  return Object.entries(said).every(([question, value]) => String(response?.answers[question]) === value);
}
