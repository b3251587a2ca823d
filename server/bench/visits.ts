import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type AnalyticsGround, openGround } from './analytics-ground.ts';
import { type Filling, fillTables } from './fill-tables.ts';
import { median, percentile, rounded } from './median.ts';
import { timePaths } from './time-paths.ts';

/**
 * npm run bench -- visits --customers 1000000
 *
 * Whom to see next in a company that stays in touch with groups of a great many customers, over HTTP: the planner with three
 * plans, the agenda, the register of promises, and the list of what is overdue.
 */
const { values: options } = parseArgs({
  options: { customers: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '20' } },
});
const customers = Number(options.customers);
const rounds = Number(options.rounds);

const goals = {
  planner_early_ms: 300,
  planner_first_ms: 300,
  planner_p95_ms: 100,
  promises_p95_ms: 100,
  overdue_p95_ms: 100,
  agenda_p95_ms: 100,
} as const;

const pages = {
  planner: ['', '?of=me', '?limit=500'].map((asked) => `/v1/visit-due${asked}`),
  promises: ['open', 'late', 'kept', 'all'].map((list) => `/v1/promises?list=${list}`),
  overdue: ['/v1/promises?list=broken', '/v1/promises?list=broken&of=me'],
  agenda: ['/v1/visits', '/v1/visits?of=me'],
} as const;

const ground = await openGround(20_000, 1);
try {
  await fillTables(ground, ['contact', 'customer_event', 'courtesy_visit', 'customer_promise'], fill);
  const early = await ground.get('/v1/visit-due');
  const { counts, ms: foundMs } = await whenFound(ground);
  await ground.restart();
  const first = await ground.get('/v1/visit-due');
  const medians: Record<string, number> = {};
  const timeAll = (paths: readonly string[]) => timePaths(ground, paths, { rounds, medians, beginning: '/v1/' });
  const planner = await timeAll(pages.planner);
  const times = {
    promises: await timeAll(pages.promises),
    overdue: await timeAll(pages.overdue),
    agenda: await timeAll(pages.agenda),
  };
  const figures = {
    customers,
    ...{ due: counts.due, overdue: counts.overdue, planned: counts.planned },
    /** With plans that were just made: until the screen says that it looks for their customers, and until they stand there. */
    planner_early_ms: rounded(early.ms, 0),
    planner_found_ms: rounded(early.ms + foundMs, 0),
    /** What whoever comes first after a start waits. */
    planner_first_ms: rounded(first.ms, 0),
    planner_p95_ms: rounded(percentile(planner, 0.95), 1),
    planner_median_ms: rounded(median(planner), 1),
    promises_p95_ms: rounded(percentile(times.promises, 0.95), 1),
    overdue_p95_ms: rounded(percentile(times.overdue, 0.95), 1),
    agenda_p95_ms: rounded(percentile(times.agenda, 0.95), 1),
    median_by_path: medians,
  };
  const met = {
    planner_early_ms: figures.planner_early_ms <= goals.planner_early_ms,
    planner_first_ms: figures.planner_first_ms <= goals.planner_first_ms,
    planner_p95_ms: figures.planner_p95_ms <= goals.planner_p95_ms,
    promises_p95_ms: figures.promises_p95_ms <= goals.promises_p95_ms,
    overdue_p95_ms: figures.overdue_p95_ms <= goals.overdue_p95_ms,
    agenda_p95_ms: figures.agenda_p95_ms <= goals.agenda_p95_ms,
  };
  const noise = rounded(percentile(planner, 0.75) / percentile(planner, 0.25), 2);
  process.stdout.write(`${JSON.stringify({ bench: 'visits', figures, goals, met, noise })}\n`);
} finally {
  await ground.stop();
}

/** Looks again, as the screen does, until everybody stands there who is due. */
async function whenFound(
  ground: AnalyticsGround,
): Promise<Readonly<{ counts: Readonly<Record<string, number>>; ms: number }>> {
  const began = performance.now();
  const until = began + 120_000;
  for (;;) {
    const { is_being_found: isBeingFound, counts } = JSON.parse((await ground.get('/v1/visit-due')).body);
    if (!isBeingFound) return { counts, ms: performance.now() - began };
    if (performance.now() > until) throw new Error('nobody was found in two minutes');
    await wait(100);
  }
}

/**
 * Every customer was here for one to four years; four of ten ordered within the year, one of a hundred is a fleet, two of a
 * hundred were called, one of twenty was visited, one of ten was promised something. The plans: fleets, those who order most,
 * and, as somebody will, everybody.
 */
async function fill({ sql, workspaceId, owner }: Filling): Promise<void> {
  await sql.query(
    `insert into contact (workspace_id, id, email, email_key, address_hash, name, phone, language, attributes, customer_since, heard_at)
     select $1, uuid_v7(), 'klant' || n || '@bench.example', 'klant' || n || '@bench.example', sha256(('k' || n)::bytea),
       'Klant ' || n, case when n % 3 = 0 then '06 5550 ' || n % 10000 end, 'nl',
       jsonb_build_object('group', case when n % 100 = 7 then 'fleet' else 'shop' end, 'place', (array['Utrecht', 'Zeist', 'Houten'])[1 + n % 3]),
       now() - (300 + n % 1100) * interval '1 day', now() - (n % 500) * interval '1 day'
     from generate_series(1, $2::int) n`,
    [workspaceId, customers],
  );
  await sql.query(
    `create temporary table person as select id, (row_number() over (order by id))::int as n from contact
     where workspace_id = $1 and email_key like 'klant%@bench.example'`,
    [workspaceId],
  );
  await sql.query('create index on person (n); analyze person');
  await sql.query(
    `insert into customer_event (workspace_id, id, contact_id, kind, external_id, occurred_at, received_at, amount, currency, told_hash)
     select $1::uuid, uuid_v7(), id, 'order_placed', 'B-' || n || '-' || place, now() - ((n * 7 + place * 113) % 700) * interval '1 day', now() - interval '2 days',
       20 + (n * 31 + place) % 900, 'EUR', sha256('t')
     from person cross join generate_series(1, 2) place where n % 10 < 4
     union all
     select $1::uuid, uuid_v7(), id, 'call_done', 'C-' || n, now() - (n % 400) * interval '1 day', now() - interval '2 days', null, null, sha256('t')
     from person where n % 50 = 3`,
    [workspaceId],
  );
  await fillRelations({ sql, workspaceId, owner });
}

/** Visits, promises and the plans. */
async function fillRelations({ sql, workspaceId, owner }: Filling): Promise<void> {
  await sql.query(
    `insert into courtesy_visit (workspace_id, id, contact_id, owner_id, state, starts_at, minutes, planned_at, changed_at, made_at, scale, mark)
     select $1::uuid, uuid_v7(), id, $2::uuid, case when n % 2000 = 11 then 'planned' else 'made' end,
       now() + case when n % 2000 = 11 then n % 30 else -(n % 700) end * interval '1 day', 45, now(), now(),
       case when n % 2000 = 11 then null else now() - (n % 700) * interval '1 day' end,
       case when n % 2000 = 11 then null else '0-10' end, case when n % 2000 = 11 then null else n % 11 end
     from person where n % 20 = 11`,
    [workspaceId, owner],
  );
  await sql.query(
    `insert into customer_promise (workspace_id, id, contact_id, what, source, made_by, owner_id, made_at, due_at, kept_at)
     select $1::uuid, uuid_v7(), id, 'Terugbellen over de rekening', 'call', $2::uuid, $2::uuid, now() - (n % 900 + 5) * interval '1 day',
       date_trunc('day', now()) - (n % 900 - 3) * interval '1 day' - interval '1 ms',
       case when n % 40 = 5 then null else now() - (n % 900 - 2 + n % 3) * interval '1 day' end
     from person where n % 10 = 5`,
    [workspaceId, owner],
  );
  await sql.query(
    `insert into follow_up_plan (workspace_id, id, name, audience, value_least, every_days, notice_days, owner_id, made_at, changed_at)
     values ($1::uuid, uuid_v7(), 'Fleets', '{"attributes": [{"key": "group", "values": ["fleet"]}]}', null, 180, 14, $2::uuid, now(), now()),
       ($1::uuid, uuid_v7(), 'Who orders most', '{}', 1500, 365, 14, $2::uuid, now(), now()),
       ($1::uuid, uuid_v7(), 'Everybody', '{}', null, 730, 14, null, now(), now())`,
    [workspaceId, owner],
  );
}
