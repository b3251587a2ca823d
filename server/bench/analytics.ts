import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readColumns } from './analytics-columns.ts';
import { type DuckFile, openDuckFile } from './analytics-duckdb.ts';
import { type AnalyticsGround, type AskedSurvey, openGround } from './analytics-ground.ts';
import { analyticsQueries, type Days, type Query } from './analytics-queries.ts';
import { measureUpkeep } from './analytics-upkeep.ts';
import { addressOf, type Contest, runOf, type Way, ways } from './analytics-ways.ts';
import { median, medianRatio, percentile, rounded, spread } from './median.ts';

/**
 * npm run bench -- analytics --responses 1000000
 *
 * What staff ask of a company with so many answers, over HTTP, of the survey with the most of them (two in seven). Beside it
 * in the same rounds: a plain branch-free loop over the same columns, DuckDB on a file of the same rows, and plain SQL on
 * the wide rows that the product keeps. All answers are checked to be equal before anything is timed. With --scores-only the
 * responses are left out, for more of them than the disk would hold: no question of this bench reads one, but the summary of
 * a survey finds no words.
 */
const { values: options } = parseArgs({
  options: {
    responses: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '7' },
    seed: { type: 'string', default: '1' },
    'scores-only': { type: 'boolean', default: false },
  },
});
const responses = Number(options.responses);
const rounds = Number(options.rounds);
/** One calendar year that has ended: whole, whatever parts of the calendar groups may be told apart by. */
const year = String(new Date().getUTCFullYear() - 1);
const randomFilters = 40;
/** What runs a thousand times a day has been compiled by noon, and the loops beside it are after their first run. */
const warmRequests = 300;
/** How often a way is asked in its turn. */
const askingsInTurn = 9;
const noiseMost = 1.6;

const goals = {
  http_of_loop: { most: 3 },
  duckdb_of_http: { least: 1 },
  sql_of_http: { least: 9 },
  filter_p95_ms: { most: 100 },
  drivers_p95_ms: { most: 200 },
  cold_first_query_ms: { most: 1_000 },
  summary_of_100000_ms: { most: 5 },
  upkeep_of_ingest_percent: { most: 5 },
} as const;

const headed = z.object({ head: z.object({ window: z.object({ from: z.string(), to: z.string() }) }) });

/** Of each query and way the milliseconds, one for each round. */
type Times = ReadonlyMap<string, Record<Way, number[]>>;
type Measurements = Readonly<{ times: Times; firsts: Times }>;
const ground = await openGround(responses, Number(options.seed), options['scores-only'] ? ['--scores-only'] : []);
let duck: DuckFile | undefined;
try {
  const [survey] = ground.surveys;
  if (survey === undefined) throw new Error('the seed made no survey');
  await leaveTexts(ground);
  const first = await coldQuery(ground, survey);
  duck = await openDuckFile(ground);
  const columns = await readColumns(ground.sql, survey);
  const contest: Contest = { ground, survey, columns, duck, queries: await prepare(ground, survey) };
  const shown = new Map<string, number>();
  for (const query of contest.queries) shown.set(query.name, await compare(contest, query));
  const { times, firsts } = await timeAll(contest);
  const wide = await timeMore(ground, survey);
  await ground.restart();
  const cold = await coldQuery(ground, survey);
  const upkeep = await measureUpkeep(ground, survey);
  await ground.restart();
  const busy = await coldQuery(ground, survey);
  tell(
    { times, firsts, shown },
    {
      ...wide,
      upkeep_of_ingest_percent: 100 * upkeep.columns,
      traits_of_ingest_percent: 100 * upkeep.traits,
      cold_first_query_ms: cold,
      // Of the answers that were stored meanwhile, half a million at a time, the files know nothing.
      cold_after_busy_day_ms: busy,
      first_query_after_seed_ms: first,
      duckdb_bytes: duck.bytes,
    },
  );
} finally {
  await duck?.stop();
  await ground.stop();
}

/**
 * A seeded company has its texts masked and indexed afterwards, in the same process, for two minutes a million answers: that is
 * done once, no figure of this bench reads them, and what runs beside is not what is measured.
 */
async function leaveTexts({ sql, workspaceId }: AnalyticsGround): Promise<void> {
  await sql.query(
    `insert into text_filling (workspace_id, finished_at) values ($1, now())
     on conflict (workspace_id) do update set finished_at = now()`,
    [workspaceId],
  );
}

/** What the first person of the day waits. */
async function coldQuery({ get }: AnalyticsGround, survey: AskedSurvey): Promise<number> {
  return (await get(`/v1/trend?survey=${survey.shown}&period=90d`)).ms;
}

/** The days are the product's own to choose: groups are told apart by whole months, quarters or years. */
async function prepare({ get }: AnalyticsGround, survey: AskedSurvey): Promise<Contest['queries']> {
  const prepared: (Query & Readonly<{ days: Days }>)[] = [];
  for (const query of analyticsQueries(year)) {
    const { body } = await get(addressOf(query, survey));
    prepared.push({ ...query, days: headed.parse(JSON.parse(body)).head.window });
  }
  return prepared;
}

/**
 * All ways must come to the same, which the loop is held to be. Of groups the product leaves out what could give somebody
 * away: then it may count fewer, never more. Returns the share of the answers that it shows.
 */
async function compare(contest: Contest, query: Contest['queries'][number]): Promise<number> {
  const right = (await runOf(contest, query, 'loop')()).answer();
  let [shown, all] = [0, 0];
  for (const way of ways) {
    const answer = (await runOf(contest, query, way)()).answer();
    const mayLack = way === 'http' && query.isGrouped;
    for (const [name, [n, value]] of right) {
      const [count, given] = answer.get(name) ?? [0, 0];
      const isSame = count === n && Math.abs(given - value) <= 1e-6;
      if (!isSame && !(mayLack && count < n))
        throw new Error(`${query.name} by ${way}: ${name || 'all'} is ${[count, given]}, and should be ${[n, value]}`);
      if (way === 'http') [shown, all] = [shown + count, all + n];
    }
    if (answer.size > right.size) throw new Error(`${query.name} by ${way} has ${answer.size} groups of ${right.size}`);
  }
  return shown / all;
}

/**
 * Nobody is always first. What comes before the first round warms everybody. Each way has its turn in a round and is asked
 * several times in it, as one screen asks for ten figures: the turn's figure is their median. A single asking after three
 * others is told beside it.
 */
async function timeAll(contest: Contest): Promise<Measurements> {
  const [times, firsts] = [emptyTimes(contest), emptyTimes(contest)];
  for (const query of contest.queries) await askOften(contest.ground, addressOf(query, contest.survey));
  for (let round = -1; round < rounds; round += 1) {
    for (const query of contest.queries) {
      const order = ways
        .map((_, place) => ways[(place + round + ways.length) % ways.length])
        .filter((way) => way !== undefined);
      for (const way of order) {
        const turn = await takeTurn(runOf(contest, query, way));
        if (round < 0) continue;
        times.get(query.name)?.[way].push(turn.ms);
        firsts.get(query.name)?.[way].push(turn.firstMs);
      }
    }
  }
  return { times, firsts };
}

function emptyTimes({ queries }: Contest): Times {
  return new Map(queries.map(({ name }) => [name, { http: [], loop: [], duckdb: [], sql: [] }]));
}

async function takeTurn(run: ReturnType<typeof runOf>): Promise<Readonly<{ ms: number; firstMs: number }>> {
  const all: number[] = [];
  for (let asking = 0; asking < askingsInTurn; asking += 1) all.push((await run()).ms);
  return { ms: median(all), firstMs: all[0] ?? Number.NaN };
}

/** Filters and drivers as staff would choose them, and the summary of the survey that lies nearest to 100,000 answers. */
async function timeMore(house: AnalyticsGround, survey: AskedSurvey): Promise<Readonly<Record<string, number>>> {
  const { get, surveys } = house;
  const regions = ['Noord', 'Oost', 'Zuid', 'West', 'Midden'];
  const ranks = ['brons', 'zilver', 'goud', 'platina'];
  const periods = ['90d', '12m', 'all', year, `${year}-Q2`];
  const filters: number[] = [];
  const drivers: number[] = [];
  for (let turn = 0; turn < randomFilters; turn += 1) {
    const where = encodeURIComponent(
      `attribute:region~${regions[turn % 5]};attribute:class~${ranks[turn % 4]}${turn % 3 === 0 ? ';language~n' : ''}`,
    );
    const period = periods[(turn * 7) % 5];
    filters.push((await get(`/v1/trend?survey=${survey.shown}&period=${period}&where=${where}`)).ms);
    if (turn % 2 === 0)
      drivers.push((await get(`/v1/drivers?survey=${survey.shown}&period=${period}&where=${where}`)).ms);
  }
  // Intervals by resampling are asked for apart: a screen shows the shares first.
  const bootstrap = await get(`/v1/drivers?survey=${survey.shown}&period=12m&bootstrap=true`);
  const near = surveys.toSorted(
    (one, other) => Math.abs(one.responses - 100_000) - Math.abs(other.responses - 100_000),
  )[0];
  const summaries = await askOften(house, `/v1/overview?survey=${near?.shown}&period=12m`);
  // What of each figure's time is the way there and back: no caller is looked up, and nothing counted.
  const bare = await askOften(house, '/healthz');
  return {
    bare_request_ms: median(bare),
    filter_p95_ms: percentile(filters, 0.95),
    filter_median_ms: median(filters),
    drivers_p95_ms: percentile(drivers, 0.95),
    drivers_first_ms: Math.max(...drivers),
    drivers_with_bootstrap_ms: bootstrap.ms,
    summary_of_100000_ms: median(summaries),
    summary_responses: near?.responses ?? 0,
  };
}

/** The milliseconds of requests after so many that warmed the way. */
async function askOften({ get }: AnalyticsGround, path: string): Promise<readonly number[]> {
  for (let turn = 0; turn < warmRequests; turn += 1) await get(path);
  const all: number[] = [];
  for (let turn = 0; turn < rounds; turn += 1) all.push((await get(path)).ms);
  return all;
}

type Measured = Measurements & Readonly<{ shown: ReadonlyMap<string, number> }>;

/** How a query's ways stand to each other. */
function describeTimes({ http, loop, duckdb, sql }: Record<Way, number[]>) {
  return {
    http_ms: rounded(median(http), 2),
    loop_ms: rounded(median(loop), 2),
    duckdb_ms: rounded(median(duckdb), 2),
    sql_ms: rounded(median(sql), 2),
    http_of_loop: rounded(medianRatio(http, loop), 2),
    duckdb_of_http: rounded(medianRatio(duckdb, http), 2),
    sql_of_http: rounded(medianRatio(sql, http), 2),
  };
}

function tell({ times, firsts, shown }: Measured, more: Readonly<Record<string, number>>): void {
  const perQuery = Object.fromEntries(
    [...times].map(([name, ofTurns]) => {
      const ofFirsts = firsts.get(name);
      return [
        name,
        {
          ...describeTimes(ofTurns),
          // What came straight after the other ways': their caches, and whatever slept meanwhile.
          ...(ofFirsts && { first: describeTimes(ofFirsts) }),
          shown_share: rounded(shown.get(name) ?? 0, 4),
        },
      ];
    }),
  );
  const worst = (name: 'http_of_loop' | 'duckdb_of_http' | 'sql_of_http', pick: (...all: number[]) => number) =>
    pick(...Object.values(perQuery).map((query) => query[name]));
  const singles = Object.fromEntries(Object.entries(more).map(([name, value]) => [name, rounded(value, 1)]));
  const ratios = {
    http_of_loop: worst('http_of_loop', Math.max),
    duckdb_of_http: worst('duckdb_of_http', Math.min),
    sql_of_http: worst('sql_of_http', Math.min),
  };
  const figures = {
    responses,
    seed_per_second: Math.round(responses / ground.seedSeconds),
    ...ratios,
    ...singles,
    perQuery,
  };
  const met = Object.fromEntries(
    Object.entries(goals).map(([name, goal]) => {
      const value = Object.entries({ ...ratios, ...singles }).find(([known]) => known === name)?.[1] ?? Number.NaN;
      return [name, 'most' in goal ? value <= goal.most : value >= goal.least];
    }),
  );
  const noise = rounded(Math.max(...[...times.values()].map(({ loop }) => spread(loop))), 2);
  process.stdout.write(
    `${JSON.stringify({ bench: 'analytics', figures, goals, met, noise, isQuiet: noise <= noiseMost })}\n`,
  );
}
