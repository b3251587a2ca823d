import { listAt, textAt, valueAt } from '../company.ts';
import type { World } from '../world.ts';

/** How many answers our company has; undefined while nobody can be asked. */
export async function countResponses({ ours }: Pick<World, 'ours'>): Promise<number | undefined> {
  let count = 0;
  // The inbox shows the votes of machines only when they are asked for.
  for (const query of ['', '&vote_class=machine']) {
    const reply = await ours.owner.get(`/v1/responses?limit=1${query}`);
    const total = valueAt(reply.json, 'total');
    if (reply.status !== 200 || typeof total !== 'number') return undefined;
    count += total;
  }
  return count;
}

/** The answers of one response as the API shows them, by question; undefined while nobody can be asked. */
export async function readAnswers(
  { ours }: Pick<World, 'ours'>,
  id: string,
): Promise<ReadonlyMap<string, unknown> | undefined> {
  const reply = await ours.owner.get(`/v1/responses/${id}`);
  if (reply.status !== 200) return undefined;
  const answers = listAt(reply.json, 'answers');
  return new Map(answers.map((answer) => [textAt(answer, 'question_id'), valueAt(answer, 'value') ?? null]));
}

/** The newest response, for an entrance that does not say its id. */
export async function newestResponse({ ours, survey }: World): Promise<string> {
  const newest = { id: '', at: '' };
  for (const query of ['', '&vote_class=machine']) {
    const reply = await ours.owner.get(`/v1/responses?survey=${survey.id}&limit=1${query}`);
    const at = textAt(reply.json, 'data', '0', 'started_at');
    if (at > newest.at) Object.assign(newest, { id: textAt(reply.json, 'data', '0', 'id'), at });
  }
  return newest.id;
}
