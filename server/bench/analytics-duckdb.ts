import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { scoreCount } from './analytics-columns.ts';
import type { AnalyticsGround } from './analytics-ground.ts';

/** A DuckDB file with the same rows, opened for reading as a program would. */
export type DuckFile = Readonly<{
  query: (text: string) => Promise<readonly (readonly unknown[])[]>;
  bytes: number;
  stop: () => Promise<void>;
}>;

const threads = 2;

/** Rows go from PostgreSQL by way of a CSV file, sorted by survey and day as a careful owner would have them. */
export async function openDuckFile({ sql, workspaceId }: AnalyticsGround): Promise<DuckFile> {
  const folder = await mkdtemp(join(tmpdir(), 'voldaan-duckdb-'));
  const clear = () => rm(folder, { recursive: true, force: true });
  try {
    return await fillDuckFile({ sql, workspaceId }, { folder, clear });
  } catch (error) {
    await clear();
    throw error;
  }
}

async function fillDuckFile(
  { sql, workspaceId }: Pick<AnalyticsGround, 'sql' | 'workspaceId'>,
  { folder, clear }: Readonly<{ folder: string; clear: () => Promise<void> }>,
): Promise<DuckFile> {
  // PostgreSQL may run as another user.
  await chmod(folder, 0o777);
  const csv = join(folder, 'rows.csv');
  const file = join(folder, 'rows.duckdb');
  const scores = Array.from({ length: scoreCount }, (_, slot) => `q${slot}`);
  const codes = Array.from({ length: 16 }, (_, slot) => `a${slot}`);
  const columns = ['survey_id', 'day', 'vote_class', 'is_test', ...scores, ...codes];
  await sql.query(
    `copy (select ${columns.join(', ')} from score_row where workspace_id = '${workspaceId}') to '${csv}' (format csv)`,
  );
  const types = ['uuid', 'date', 'varchar', 'boolean', ...scores.map(() => 'tinyint'), ...codes.map(() => 'smallint')];
  const read = columns.map((name, place) => `'${name}': '${types[place]}'`).join(', ');
  const instance = await DuckDBInstance.create(file, { threads: String(threads) });
  try {
    const connection = await instance.connect();
    await connection.run(
      `create table answers as select * from read_csv('${csv}', header = false, columns = {${read}}) order by survey_id, day`,
    );
    await connection.run('checkpoint');
    await rm(csv);
    return {
      query: async (text) => (await connection.runAndReadAll(text)).getRows(),
      bytes: (await stat(file)).size,
      stop: async () => {
        connection.closeSync();
        instance.closeSync();
        await clear();
      },
    };
  } catch (error) {
    // What runs on it ends with it.
    instance.closeSync();
    throw error;
  }
}
