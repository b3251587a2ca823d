import { Refusal } from '@voldaan/domain/refusal';
import { keyStillOpens } from '../accounts/api-keys.ts';
import type { Caller } from '../http/caller.ts';
import { databaseIsAway } from '../http/database-outage.ts';
import { detailOf, type FieldIssue } from '../http/problem.ts';
import type { Product } from '../product.ts';
import { jsonOf, lineOf } from './line-of.ts';
import { eventsOnceMax } from './schema.ts';
import { type Outcome, tellEvents } from './tell-events.ts';
import type { ToldRecord } from './told-record.ts';

type Counts = { told: number; refused: number };

/**
 * Stores a stream of events, a thousand at a time, and answers each with a line of JSON once it is safe. The last line
 * counts them and says whether the stream was read to its end: what has no line is to be told again, and telling again
 * what has one does no harm. A key that is revoked or ends meanwhile tells nothing more.
 */
export async function* tellLines(
  product: Product,
  caller: Caller,
  records: AsyncIterable<ToldRecord>,
): AsyncGenerator<string> {
  const counts: Counts = { told: 0, refused: 0 };
  let batch: ToldRecord[] = [];
  try {
    for await (const record of records) {
      batch.push(record);
      if (batch.length < eventsOnceMax) continue;
      yield await tellBatch(product, caller, { batch, counts });
      batch = [];
    }
    yield await tellBatch(product, caller, { batch, counts });
    yield `${JSON.stringify({ ...counts, complete: true })}\n`;
  } catch (error) {
    const issue = issueOf(error);
    if (issue.code === 'internal') product.log.error({ err: error }, 'not all told events were stored');
    const detail = detailOf(issue.code, caller.language, issue.values);
    const from = batch[0]?.line ?? null;
    yield `${JSON.stringify({ ...counts, complete: false, from_line: from, code: issue.code, detail })}\n`;
  }
}

async function tellBatch(
  product: Product,
  caller: Caller,
  { batch, counts }: Readonly<{ batch: readonly ToldRecord[]; counts: Counts }>,
): Promise<string> {
  if (!(await keyStillOpens(product, caller))) throw new Refusal('key_refused');
  const events = batch.flatMap((record) => ('event' in record ? [record.event] : []));
  const outcomes = await tellEvents(product, caller, events);
  let next = 0;
  const lines = batch.map((record) => {
    const refused: Outcome | undefined =
      'issue' in record ? { kind: '', externalId: null, issue: record.issue } : undefined;
    const outcome = refused ?? outcomes[next++];
    if (outcome === undefined) throw new Error(`no outcome for line ${record.line}`);
    if ('issue' in outcome) counts.refused += 1;
    else counts.told += 1;
    return jsonOf(lineOf(outcome, record.line, caller.language));
  });
  return lines.join('');
}

/** Why the stream ends before its end. */
function issueOf(error: unknown): Pick<FieldIssue, 'code' | 'values'> {
  if (error instanceof Refusal) return { code: error.code, values: error.detail.values ?? {} };
  return { code: databaseIsAway(error) ? 'busy' : 'internal', values: {} };
}
