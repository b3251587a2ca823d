import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { CaseQueue } from './schema.ts';

export type CaseHeadRow = Readonly<{
  id: string;
  year: number;
  number: number;
  kind: 'complaint' | 'suggestion' | 'question' | 'compliment';
  source: 'form' | 'widget' | 'qr' | 'mail' | 'phone' | 'answer' | 'low_score' | 'api' | 'visit';
  stage: string;
  name: string;
  subject: string;
  words: string;
  contact_id: string | null;
  owner_id: string | null;
  owner_name: string | null;
  unit_id: string | null;
  unit_name: string | null;
  score: number | null;
  received_at: Date;
  due_at: Date | null;
  due_promise: string | null;
  waits_until: Date | null;
  closed_at: Date | null;
  severity: number | null;
  mail_failed_at: Date | null;
}>;

export type QueueAsked = Readonly<{
  queue: CaseQueue;
  staffId: string;
  kind: string | undefined;
  contactId: string | undefined;
  unitId?: string | undefined;
  /** The units of somebody who sees those alone; undefined for everybody else. */
  ownUnits?: readonly string[] | undefined;
  search: string;
  /** Where the last page stopped: its sort key as text, and its id. */
  after: Readonly<{ at: string; id: string }> | undefined;
  limit: number;
  now: Date;
}>;

const wordsShown = 280;
/** Whoever waits for nothing any more comes after everybody who does. */
const never = '9999-12-31T00:00:00.000Z';

const headColumns = sql`c.id, c.year, c.number, c.kind, c.source, c.stage,
  coalesce(nullif(c.name, ''), contact.name, '') as name, c.subject, left(c.words, ${wordsShown}) as words, c.contact_id,
  c.owner_id, owner.name as owner_name, c.unit_id, unit.name as unit_name, answer.score, c.received_at, c.due_at, c.due_promise, c.waits_until, c.closed_at,
  c.severity, c.mail_failed_at`;

const headJoins = sql`
  left join contact on contact.workspace_id = c.workspace_id and contact.id = c.contact_id
  left join staff owner on owner.workspace_id = c.workspace_id and owner.id = c.owner_id
  left join unit on unit.workspace_id = c.workspace_id and unit.id = c.unit_id
  left join lateral (
    select (r.answers ->> opening.id)::float8 as score
    from response r
    join survey_version v on v.workspace_id = r.workspace_id and v.id = r.survey_version_id
    cross join lateral (select v.definition #>> '{nodes,0,nodes,0,id}' as id) opening
    where r.workspace_id = c.workspace_id and r.id = c.response_id
      and jsonb_typeof(r.answers -> opening.id) = 'number'
  ) answer on true`;

/** What so many cases say is found soonest in order of time; of fewer, all are looked up. */
const rareMost = 10_000;

/** The cases of a queue: those that fall due first, first; the closed ones by when they were closed. */
export async function listCases(db: WorkspaceTransaction, asked: QueueAsked): Promise<readonly CaseHeadRow[]> {
  const isClosed = asked.queue === 'closed';
  // As the indexes have it, which hold what queues are told apart by: only the cases of the page are read.
  const order = isClosed ? sql`c.closed_at desc, c.id` : sql`c.due_at nulls last, c.id`;
  const search = readSearch(asked.search);
  const found = 'query' in search ? await findByWords(db, search.query) : undefined;
  const isRare = found !== undefined && found.length <= rareMost;
  const read = (whose: RawBuilder<unknown>) => {
    const own = sql`select * from complaint_case c where c.workspace_id = ${db.workspaceId} and ${whose}`;
    // `offset 0`: what the planner guesses of words would make it read everything.
    const cases =
      found === undefined
        ? sql`(${own})`
        : isRare
          ? sql`(${own} and c.id = any (${found}::uuid[]) offset 0)`
          : sql`(${own} and ${inQueue(asked)} order by ${order} offset 0)`;
    return sql`select c.id, c.due_at, c.closed_at from ${cases} c
      where ${inQueue(asked)} and ${narrowed(asked)} and ${isRare ? sql`true` : saying(search)} and ${beyond(asked)}
      order by ${order} limit ${asked.limit}`;
  };
  const page = isRare || asked.queue === 'mine' ? read(sql`true`) : withinUnits(asked, { read, order });
  const { rows } = await sql<CaseHeadRow>`
    select ${headColumns}
    from (${page}) page
    join complaint_case c on c.workspace_id = ${db.workspaceId} and c.id = page.id
    ${headJoins}
    order by ${order}`.execute(db.trx);
  return rows;
}

type Reading = Readonly<{ read: (whose: RawBuilder<unknown>) => RawBuilder<unknown>; order: RawBuilder<unknown> }>;

/**
 * Somebody who sees few of many cases would wait while row-level security passes by all the others: the page is put together of
 * the first ones of each unit and of the own ones, each read from its index. What may be seen is not decided here.
 */
function withinUnits({ ownUnits, staffId, limit }: QueueAsked, { read, order }: Reading): RawBuilder<unknown> {
  if (ownUnits === undefined) return read(sql`true`);
  return sql`
    select c.id, c.due_at, c.closed_at from (
      select page.* from unnest(${ownUnits}::uuid[]) own (id) cross join lateral (${read(sql`c.unit_id = own.id`)}) page
      union
      (${read(sql`c.owner_id = ${staffId}`)})
    ) c
    order by ${order} limit ${limit}`;
}

/** Moments of a case come from its steps, which tell milliseconds: a place in the list is exact. */
function beyond({ queue, after }: QueueAsked) {
  if (after === undefined) return sql`true`;
  const { at, id } = after;
  if (queue === 'closed')
    return sql`c.closed_at <= ${at}::timestamptz and (c.closed_at < ${at}::timestamptz or c.id > ${id}::uuid)`;
  if (at === never) return sql`c.due_at is null and c.id > ${id}::uuid`;
  return sql`(c.due_at is null or (c.due_at, c.id) > (${at}::timestamptz, ${id}::uuid))`;
}

export async function findCaseHead(db: WorkspaceTransaction, id: string): Promise<CaseHeadRow | undefined> {
  const { rows } = await sql<CaseHeadRow>`
    select ${headColumns} from complaint_case c ${headJoins}
    where c.workspace_id = ${db.workspaceId} and c.id = ${id}`.execute(db.trx);
  return rows[0];
}

/** The first case that was made of an answer. */
export async function findCaseOfResponse(
  db: WorkspaceTransaction,
  responseId: string,
): Promise<CaseHeadRow | undefined> {
  const { rows } = await sql<CaseHeadRow>`
    select ${headColumns} from complaint_case c ${headJoins}
    where c.workspace_id = ${db.workspaceId} and c.response_id = ${responseId}
    order by c.received_at, c.id limit 1`.execute(db.trx);
  return rows[0];
}

function inQueue(asked: Pick<QueueAsked, 'queue' | 'staffId' | 'now'>) {
  if (asked.queue === 'closed') return sql`c.closed_at is not null`;
  return sql`c.closed_at is null and ${amongOpen({ ...asked, queue: asked.queue })}`;
}

type OpenQueue = Exclude<CaseQueue, 'closed'>;

/** Which of the open ones: by what their index holds, so that they are counted from it alone. */
function amongOpen({ queue, staffId, now }: Readonly<{ queue: OpenQueue; staffId: string; now: Date }>) {
  const isWaiting = sql`c.waits_until is not null and c.waits_until > ${now}`;
  switch (queue) {
    case 'mine':
      return sql`c.owner_id = ${staffId} and not (${isWaiting})`;
    case 'team':
      return sql`c.kind <> 'suggestion' and not (${isWaiting})`;
    case 'waiting':
      return isWaiting;
    case 'ideas':
      return sql`c.kind = 'suggestion'`;
  }
}

function narrowed({ kind, contactId, unitId }: Pick<QueueAsked, 'kind' | 'contactId' | 'unitId'>) {
  return sql`${kind === undefined ? sql`true` : sql`c.kind = ${kind}`}
    and ${unitId === undefined ? sql`true` : sql`c.unit_id = ${unitId}`}
    and ${contactId === undefined ? sql`true` : sql`c.contact_id = ${contactId}`}`;
}

type Search =
  | Readonly<{ year: number; number: number }>
  | Readonly<{ query: string; parts: readonly string[] }>
  | Readonly<Record<never, never>>;

/** A number names one case; else every word has to be there, the last one begun. Quoted, so that no sign means anything. */
function readSearch(text: string): Search {
  if (text.trim() === '') return {};
  const [, year, number] = /^(\d{2})-?(\d{4,6})$/.exec(text.trim()) ?? [];
  if (year !== undefined && number !== undefined) return { year: 2000 + Number(year), number: Number(number) };
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 8);
  const query = words.length === 0 ? `'-'` : words.map((word) => `'${word}':*`).join(' & ');
  return { query, parts: words.map((word) => `%${word}%`) };
}

function saying(search: Search) {
  if ('year' in search) return sql`c.year = ${search.year} and c.number = ${search.number}`;
  if (!('query' in search)) return sql`true`;
  const text = sql`c.name || ' ' || c.subject || ' ' || c.words`;
  // To make words of a text takes fifty times as long as to see that it lacks one of them.
  return sql`lower(${text}) like all (${search.parts}::text[]) and to_tsvector('simple', ${text}) @@ ${search.query}::tsquery`;
}

/** One more than are looked up, where there are so many. */
async function findByWords({ trx }: WorkspaceTransaction, query: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from find_cases(${query}::tsquery, ${rareMost + 1}) as found (id) limit ${rareMost + 1}`.execute(trx);
  return rows.map(({ id }) => id);
}

export type QueueCounts = Readonly<Record<CaseQueue, number>>;

/** How many stand in each queue; of the closed ones those of the last thirty days. */
export async function countQueues(
  db: WorkspaceTransaction,
  { staffId, now }: Readonly<{ staffId: string; now: Date }>,
): Promise<QueueCounts> {
  const open = (queue: OpenQueue) => sql`count(*) filter (where ${amongOpen({ queue, staffId, now })})::int`;
  const { rows } = await sql<QueueCounts>`
    select ${open('mine')} as mine, ${open('team')} as team, ${open('waiting')} as waiting, ${open('ideas')} as ideas,
      (select count(*)::int from complaint_case
       where workspace_id = ${db.workspaceId} and closed_at > ${now}::timestamptz - interval '30 days') as closed
    from complaint_case c
    where c.workspace_id = ${db.workspaceId} and c.closed_at is null`.execute(db.trx);
  return rows[0] ?? { mine: 0, team: 0, waiting: 0, ideas: 0, closed: 0 };
}

/** How many customers wait for somebody of us, as the desk counts them, and how many of them longer than was promised. */
export async function countWaiting(
  db: WorkspaceTransaction,
  now: Date,
): Promise<Readonly<{ count: number; broken: number }>> {
  const { rows } = await sql<{ count: number; broken: number }>`
    select count(*)::int as count, (count(*) filter (where due_at < ${now}))::int as broken
    from complaint_case c
    where c.workspace_id = ${db.workspaceId} and ${inQueue({ queue: 'team', staffId: '', now })}`.execute(db.trx);
  return rows[0] ?? { count: 0, broken: 0 };
}

export type CaseSideRows = Readonly<{
  tasks: readonly Readonly<{
    id: string;
    what: string;
    owner_id: string | null;
    owner_name: string | null;
    due_on: string | null;
    done_at: Date | null;
  }>[];
  files: readonly Readonly<{ id: string; name: string; media_type: string; bytes: number }>[];
  scores: readonly Readonly<{ at: Date; score: number; scale: string; response_id: string }>[];
  names: ReadonlyMap<string, string>;
  /** Who work here and may handle cases. */
  colleagues: readonly Readonly<{ id: string; name: string }>[];
}>;

/** What stands beside a case: tasks, files, what its customer answered before, and who its colleagues are. */
export async function listCaseSide(
  { trx, workspaceId }: WorkspaceTransaction,
  { caseId, contactId }: Readonly<{ caseId: string; contactId: string | null }>,
): Promise<CaseSideRows> {
  const tasks = await trx
    .selectFrom('case_task')
    .leftJoin('staff', (join) =>
      join.onRef('staff.workspace_id', '=', 'case_task.workspace_id').onRef('staff.id', '=', 'case_task.owner_id'),
    )
    .select(['case_task.id', 'what', 'owner_id', 'staff.name as owner_name', 'due_on', 'done_at'])
    .where('case_task.workspace_id', '=', workspaceId)
    .where('case_id', '=', caseId)
    .orderBy('made_at')
    .orderBy('case_task.id')
    .limit(200)
    .execute();
  const files = await sql<{ id: string; name: string; media_type: string; bytes: number }>`
    select id, name, media_type, octet_length(bytes) as bytes from case_file
    where workspace_id = ${workspaceId} and case_id = ${caseId} order by added_at, id limit 50`.execute(trx);
  const scores = await sql<{ at: Date; score: number; scale: string; response_id: string }>`
    select r.started_at as at, (r.answers ->> opening.id)::float8 as score, opening.scale, r.id as response_id
    from response_contact link
    join response r on r.workspace_id = link.workspace_id and r.id = link.response_id
    join survey_version v on v.workspace_id = r.workspace_id and v.id = r.survey_version_id
    cross join lateral (
      select v.definition #>> '{nodes,0,nodes,0,id}' as id, v.definition #>> '{nodes,0,nodes,0,scale}' as scale
    ) opening
    where link.workspace_id = ${workspaceId} and link.contact_id = ${contactId}::uuid and not r.is_test
      and r.vote_class = 'human' and jsonb_typeof(r.answers -> opening.id) = 'number'
    order by r.started_at
    limit 50`.execute(trx);
  const staff = await trx
    .selectFrom('staff')
    .select(['id', 'name', 'role', 'removed_at'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('name')
    .limit(5000)
    .execute();
  return {
    tasks,
    files: files.rows,
    scores: contactId === null ? [] : scores.rows,
    names: new Map(staff.map(({ id, name }) => [id, name])),
    colleagues: staff.filter(
      ({ role, removed_at }) => removed_at === null && (role === 'owner' || role === 'manager' || role === 'agent'),
    ),
  };
}
