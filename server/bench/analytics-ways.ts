import type { PlainColumns } from './analytics-columns.ts';
import type { DuckFile } from './analytics-duckdb.ts';
import type { AnalyticsGround, AskedSurvey } from './analytics-ground.ts';
import type { Answer, Days, Query, SqlGround } from './analytics-queries.ts';

/** Who is asked: the product, a loop over columns, DuckDB, and PostgreSQL. */
export type Way = 'http' | 'loop' | 'duckdb' | 'sql';
export const ways: readonly Way[] = ['http', 'loop', 'duckdb', 'sql'];

/** What is asked of whom, about one survey. */
export type Contest = Readonly<{
  ground: AnalyticsGround;
  survey: AskedSurvey;
  columns: PlainColumns;
  duck: DuckFile;
  queries: readonly (Query & Readonly<{ days: Days }>)[];
}>;

/** Where the product answers it. */
export function addressOf({ path }: Query, survey: AskedSurvey): string {
  return `/v1/${path}&survey=${survey.shown}`;
}

function sqlGround({ ground: { workspaceId }, survey }: Contest): SqlGround {
  return ({ from, to }) => `score_row where workspace_id = '${workspaceId}' and survey_id = '${survey.id}'
    and day >= date '${from}' and day < date '${to}' and vote_class = 'h' and not is_test`;
}

function duckGround({ survey }: Contest): SqlGround {
  return ({ from, to }) => `answers where survey_id = '${survey.id}'
    and day >= date '${from}' and day < date '${to}' and vote_class = 'h' and not is_test`;
}

type Run = () => Promise<Readonly<{ answer: () => Answer; ms: number }>>;

/** One question put in one way: its time, and the answer read afterwards. */
export function runOf(contest: Contest, query: Contest['queries'][number], way: Way): Run {
  const { ground: house, survey, columns, duck: file } = contest;
  const { days } = query;
  switch (way) {
    case 'http':
      return async () => {
        const { body, ms } = await house.get(addressOf(query, survey));
        return { answer: () => query.readReply(JSON.parse(body)), ms };
      };
    case 'loop':
      return timed(
        async () => query.loop(columns, days),
        (answer) => answer,
      );
    case 'duckdb':
      return timed(() => file.query(query.sql(duckGround(contest), days)), query.readRows);
    case 'sql':
      return timed(
        async () =>
          (await house.sql.query<unknown[]>({ text: query.sql(sqlGround(contest), days), rowMode: 'array' })).rows,
        query.readRows,
      );
  }
}

function timed<Given>(work: () => Promise<Given>, read: (given: Given) => Answer): Run {
  return async () => {
    const began = performance.now();
    const given = await work();
    const ms = performance.now() - began;
    return { answer: () => read(given), ms };
  };
}
