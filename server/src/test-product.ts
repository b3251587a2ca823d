import pino from 'pino';
import { inject } from 'vitest';
import type { Config } from './config.ts';
import type { TestDatabase } from './database/test-database.ts';
import { makeProduct, type Product, type ProductParts } from './product.ts';

export const testConfig: Config = {
  databaseUrl: undefined,
  migrateUrl: undefined,
  host: '127.0.0.1',
  port: 0,
  dataFolder: inject('testCluster').dataFolder,
  baseUrl: 'http://localhost:4080',
  smtpUrl: undefined,
  privateMailHosts: [],
  privateHookHosts: [],
  logLevel: 'silent',
  proxyHops: 0,
  secret: Buffer.from('0'.repeat(64), 'utf8'),
  workers: 1,
  columnsMb: 64,
};

/** The product on a test's own database, with a silent log unless the test listens to it. */
export function makeTestProduct(database: TestDatabase, parts: Partial<ProductParts> = {}): Product {
  return makeProduct({ config: testConfig, databases: database.databases, log: pino({ level: 'silent' }), ...parts });
}
