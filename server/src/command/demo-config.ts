import { join } from 'node:path';
import type { Config } from '../config.ts';

/** The sample lives in a folder and a database of its own, so that it can never mix with a company's real answers. */
export function demoConfig(config: Config): Config {
  return {
    ...config,
    databaseUrl: undefined,
    migrateUrl: undefined,
    smtpUrl: undefined,
    dataFolder: join(config.dataFolder, 'demo'),
  };
}
