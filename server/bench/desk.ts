import { parseArgs } from 'node:util';
import { showId } from '../src/database/public-id.ts';
import { hashToken, makeToken } from '../src/secret/token.ts';
import { type AnalyticsGround, openGround } from './analytics-ground.ts';
import { type Filling, fillTables } from './fill-tables.ts';
import { median, percentile, rounded } from './median.ts';
import { timePaths } from './time-paths.ts';

/**
 * npm run bench -- desk --cases 1000000
 *
 * The desk of a company with ten years of complaints, over HTTP: the queues and their next pages, single cases, and what is
 * looked for by words, some that one case in ten has and some that one in ten thousand has. Then the same by an agent who sees
 * two units of it alone: one of a fortieth of the cases, and one of a few dozen.
 */
const { values: options } = parseArgs({
  options: { cases: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '10' } },
});
const cases = Number(options.cases);
const rounds = Number(options.rounds);
/** Three in a hundred are open: more than the largest desks have. */
const openEvery = 33;

const goals = {
  queue_p95_ms: 100,
  case_p95_ms: 100,
  search_p95_ms: 300,
  unit_queue_p95_ms: 100,
  unit_search_p95_ms: 300,
} as const;

/** As many units as the largest chain has, and a new one with some fifty cases. */
const units = 40;
const smallEvery = 20_000;

const common = 'rekening';
const rare = 'scharnier';

const ground = await openGround(20_000, 1);
try {
  await fill(ground);
  const medians: Record<string, number> = {};
  const queue = await timeAll(queuePaths(), { medians });
  const shown = await timeAll(await casePaths(ground));
  const search = await timeAll(searchPaths(), { medians });
  const unitMedians: Record<string, number> = {};
  const as = await signInAgent(ground);
  const unitQueue = await timeAll(queuePaths(), { medians: unitMedians, as });
  const unitSearch = await timeAll(searchPaths(), { medians: unitMedians, as });
  const figures = {
    cases,
    queue_p95_ms: rounded(percentile(queue, 0.95), 1),
    queue_median_ms: rounded(median(queue), 1),
    case_p95_ms: rounded(percentile(shown, 0.95), 1),
    case_median_ms: rounded(median(shown), 1),
    search_p95_ms: rounded(percentile(search, 0.95), 1),
    search_median_ms: rounded(median(search), 1),
    unit_queue_p95_ms: rounded(percentile(unitQueue, 0.95), 1),
    unit_search_p95_ms: rounded(percentile(unitSearch, 0.95), 1),
    median_by_path: medians,
    unit_median_by_path: unitMedians,
  };
  const met = {
    queue_p95_ms: figures.queue_p95_ms <= goals.queue_p95_ms,
    case_p95_ms: figures.case_p95_ms <= goals.case_p95_ms,
    search_p95_ms: figures.search_p95_ms <= goals.search_p95_ms,
    unit_queue_p95_ms: figures.unit_queue_p95_ms <= goals.unit_queue_p95_ms,
    unit_search_p95_ms: figures.unit_search_p95_ms <= goals.unit_search_p95_ms,
  };
  const noise = rounded(percentile(shown, 0.75) / percentile(shown, 0.25), 2);
  process.stdout.write(`${JSON.stringify({ bench: 'desk', figures, goals, met, noise })}\n`);
} finally {
  await ground.stop();
}

function timeAll(paths: readonly string[], asking: Readonly<{ medians?: Record<string, number>; as?: string }> = {}) {
  return timePaths(ground, paths, { rounds, beginning: '/v1/cases?', ...asking });
}

/** Each with what its life leaves behind: received, acknowledged, spoken, decided, told, closed. */
async function fill({ sql, workspaceId }: AnalyticsGround): Promise<void> {
  await sql.query(
    `insert into unit (workspace_id, id, name, made_at) select $1, uuid_v7(), 'Afdeling ' || n, now() from generate_series(0, ${units}) n`,
    [workspaceId],
  );
  await fillTables({ sql, workspaceId }, ['complaint_case', 'case_event'], fillCases);
}

async function fillCases({ sql, workspaceId, owner }: Filling): Promise<void> {
  const contacts = await sql.query<{ count: number }>(
    'select count(*)::int as count from contact where workspace_id = $1',
    [workspaceId],
  );
  await sql.query(
    `insert into complaint_case (workspace_id, id, year, number, kind, source, contact_id, name, email, language, subject, words,
       stage, owner_id, revision, received_at, due_at, due_promise, waits_until, closed_at, status_token_hash, unit_id)
     select $1, uuid_v7(), 2016 + n / 100000, n % 100000 + 1,
       (array['complaint', 'complaint', 'complaint', 'question', 'suggestion', 'compliment'])[1 + n % 6],
       (array['form', 'mail', 'phone', 'answer'])[1 + n % 4], person.id, 'Klant ' || n, 'klant' || n || '@bench.example', 'nl',
       'Over ' || (array['levering', 'monteur', '${common}', 'winkel', 'website'])[1 + n % 5],
       'De ' || (array['bestelling', 'reparatie', '${common}', 'fiets', 'afspraak', 'lamp', 'band', 'rem', 'folder', 'brief'])[1 + n % 10]
         || ' was niet wat er beloofd is' || case when n % 10007 = 0 then ' door een ${rare}' else '' end || ', dossier ' || n,
       case when n % ${openEvery} = 0 then 'acknowledged' else 'closed' end, case when n % 3 = 0 then $2::uuid end,
       case when n % ${openEvery} = 0 then 2 else 7 end,
       now.at - n * interval '5 minutes',
       case when n % ${openEvery} = 0 then now.at + (n % 5000 - 1000) * interval '20 minutes' end,
       case when n % ${openEvery} = 0 then 'decision' end,
       case when n % ${openEvery * 7} = 0 then now.at + interval '3 days' end,
       case when n % ${openEvery} = 0 then null else now.at - (n - 60) * interval '5 minutes' end, sha256(n::text::bytea),
       case when n % ${smallEvery} = 5 then units.ids[1] else units.ids[2 + n % ${units}] end
     from generate_series(1, $3::int) n
     cross join (select array_agg(id order by name, id) as ids from unit where workspace_id = $1) units
     cross join (select date_trunc('milliseconds', now()) as at) now
     left join (select id, row_number() over () - 1 as place from contact where workspace_id = $1) person
       on person.place = n % greatest(1, $4::int)`,
    [workspaceId, owner, cases, contacts.rows[0]?.count ?? 0],
  );
  await sql.query(
    `insert into case_event (workspace_id, case_id, sequence, what, by_kind, staff_id, at, detail)
     select workspace_id, id, step.place, step.what, step.by_kind, case when step.by_kind = 'staff' then $1::uuid end,
       received_at + step.place * interval '1 hour', step.detail::jsonb
     from complaint_case cross join (values
       (1, 'received', 'customer', '{"kind": "complaint", "remedySought": ""}'),
       (2, 'acknowledged', 'staff', '{}'),
       (3, 'assessed', 'staff',
         '{"severity": 2, "complexity": 1, "impact": 2, "isAboutSafety": false, "needsActionAtOnce": false}'),
       (4, 'contact', 'staff', '{"way": "phone", "outcome": "spoken", "note": "Teruggebeld en het uitgelegd"}'),
       (5, 'decided', 'staff', '{"outcome": "upheld", "remedies": ["apology"], "cost": 0, "reason": "Onze fout"}'),
       (6, 'communicated', 'staff', '{"way": "phone"}'),
       (7, 'closed', 'staff', '{"closing": "accepted"}')) step (place, what, by_kind, detail)
     where complaint_case.workspace_id = $2 and (closed_at is not null or step.place <= 2)`,
    [owner, workspaceId],
  );
}

/** Somebody of two of the units, who sees their cases alone; signed in as the product would have it. */
async function signInAgent({ sql, workspaceId }: AnalyticsGround): Promise<string> {
  const { rows } = await sql.query<{ code: string }>('select code from workspace where id = $1', [workspaceId]);
  const token = makeToken(rows[0]?.code ?? '');
  await sql.query(
    `with agent as (
       insert into staff (workspace_id, id, email, email_key, name, role, language, password_hash, is_limited_to_units)
       values ($1, uuid_v7(), 'agent@bench.example', 'agent@bench.example', 'Agent', 'agent', 'nl', '!', true) returning id
     ), member as (
       insert into unit_member (workspace_id, unit_id, staff_id)
       select $1, unit.id, agent.id from agent, (select id from unit where workspace_id = $1 order by name, id limit 2) unit
     )
     insert into session (workspace_id, id, staff_id, token_hash, created_at, last_seen_at, expires_at)
     select $1, uuid_v7(), agent.id, $2, now(), now(), now() + interval '1 day' from agent`,
    [workspaceId, hashToken(token)],
  );
  return `sid=${token}; __Host-sid=${token}`;
}

function queuePaths(): readonly string[] {
  return ['mine', 'team', 'waiting', 'ideas', 'closed', 'team&kind=complaint', 'closed&kind=question'].map(
    (queue) => `/v1/cases?queue=${queue}`,
  );
}

async function casePaths({ sql, workspaceId }: AnalyticsGround): Promise<readonly string[]> {
  const { rows } = await sql.query<{ id: string }>(
    'select id from complaint_case where workspace_id = $1 and number % 31 = 7 order by number limit 20',
    [workspaceId],
  );
  return rows.map(({ id }) => `/v1/cases/${showId('cas', id)}`);
}

function searchPaths(): readonly string[] {
  const looked = [
    common,
    rare,
    `${common} ${rare}`,
    'klant 4711',
    '21-04711',
    'reparatie beloofd',
    'dossier 99',
    'niets hiervan',
  ];
  return ['closed', 'team'].flatMap((queue) =>
    looked.map((words) => `/v1/cases?queue=${queue}&search=${encodeURIComponent(words)}`),
  );
}
