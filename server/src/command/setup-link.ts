import { makeSetupLink } from '../accounts/setup-link.ts';
import type { Config } from '../config.ts';
import { connectDatabases } from '../database/connect.ts';
import { findDatabase } from '../database/open-database.ts';
import { makeLog } from '../log.ts';
import { makeProduct } from '../product.ts';

/** `voldaan setup-link`: a link with which one company can be set up, once. Returns the exit code. */
export async function printSetupLink(config: Config): Promise<number> {
  const database = await findDatabase(config);
  if (database === undefined) {
    process.stderr.write(`voldaan: nothing runs on ${config.dataFolder}; start it first: npm start\n`);
    return 1;
  }
  const log = makeLog(config);
  const databases = connectDatabases(database.address, log);
  try {
    const { link } = await makeSetupLink(makeProduct({ config, databases, log }));
    process.stdout.write(`${link}\n`);
    return 0;
  } finally {
    await databases.close();
  }
}
