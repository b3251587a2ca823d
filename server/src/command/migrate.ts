import type { Config } from '../config.ts';
import { migrate } from '../database/migrate.ts';
import { openDatabase } from '../database/open-database.ts';
import { makeLog } from '../log.ts';

/** `voldaan migrate`: brings the schema to this release and says what it did. */
export async function runMigrate(config: Config): Promise<void> {
  const database = await openDatabase(config, makeLog(config));
  try {
    const { applied, version } = await migrate(database.address.owner, database.taker);
    const done = applied.length === 0 ? 'nothing to do' : `applied ${applied.join(', ')}`;
    process.stdout.write(`${done}; the database is at ${version}\n`);
  } finally {
    await database.stop();
  }
}
