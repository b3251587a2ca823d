import { join } from 'node:path';
import pg from 'pg';
import { findEmbeddedPostgres } from '../src/database/embedded-postgres.ts';
import type { AnalyticsGround } from './analytics-ground.ts';

type Scanned = Readonly<{ like: readonly string[]; scoreTo?: number; from: string; to: string }>;

/** What a plain reading of every text comes to, by the product's own role behind row-level security. */
export type WordScan = Readonly<{
  count: (asked: Scanned) => Promise<Readonly<{ count: number; ms: number }>>;
  close: () => Promise<void>;
}>;

/** Words begin behind a blank. */
export async function openScan({ dataFolder, workspaceId, surveys }: AnalyticsGround): Promise<WordScan> {
  const running = await findEmbeddedPostgres(join(dataFolder, 'postgres'));
  if (running === undefined) throw new Error('the product runs without its database');
  const client = new pg.Client({ connectionString: running.connectionString('voldaan', 'voldaan_app') });
  await client.connect();
  await client.query(`select set_config('voldaan.workspace_id', $1, false)`, [workspaceId]);
  await client.query('set statement_timeout = 0');
  return {
    count: async ({ like, scoreTo, from, to }) => {
      const began = performance.now();
      const scored = `join score_row s on s.workspace_id = t.workspace_id and s.survey_id = t.survey_id and s.day = t.day
        and s.response_id = t.response_id and s.q0 <= ${scoreTo ?? 0}`;
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::int as count from response_text t ${scoreTo === undefined ? '' : scored}
         where t.workspace_id = $1 and t.survey_id = $2 and t.day >= $3::date and t.day < $4::date
           and ' ' || array_to_string(t.parts, ' ') ilike all ($5)`,
        [workspaceId, surveys[0]?.id, from, to, like.map((word) => `% ${word}%`)],
      );
      return { count: rows[0]?.count ?? 0, ms: performance.now() - began };
    },
    close: () => client.end(),
  };
}
